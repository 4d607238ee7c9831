import type { Command } from 'commander'

/** A mistake in how a command was called: its message and the usage are printed, and the exit code is 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly command?: Command,
  ) {
    super(message)
  }
}
