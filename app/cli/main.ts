import { CommanderError } from 'commander'
import type { CliIo } from './io.ts'
import { createProgram } from './program.ts'
import { explainSystemError } from './system-error.ts'
import { UsageError } from './usage-error.ts'
import { commandPath, formatUsage } from './usage.ts'

/** Runs one command and returns the exit code: 0 done, 1 problems found, 2 usage error. */
export async function main(args: readonly string[], io: CliIo): Promise<number> {
  const { program, session } = createProgram(io)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return session.exitCode
  } catch (error) {
    // Requested help (0), or the help of a group that was called without a command (2).
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const at = (error instanceof UsageError ? error.command : session.running) ?? program
    const failure = explainSystemError(error)
    if (failure !== undefined) {
      io.stderr.write(`${commandPath(at)}: ${failure}\n`)
      return 1
    }
    if (!(error instanceof UsageError)) throw error
    const hint = at === program ? '\nList all commands with: npx demarche --help\n' : ''
    io.stderr.write(`${commandPath(at)}: ${error.message}\n\nUsage: ${formatUsage(at)}\n${hint}`)
    return 2
  }
}
