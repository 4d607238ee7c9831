import type { Command } from 'commander'

/** An error in the use of a command: its message and the usage are printed, and the exit code is 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly command?: Command,
  ) {
    super(message)
  }
}
