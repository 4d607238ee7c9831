import { Command, type Option } from 'commander'
import type { CliIo } from './io.ts'
import { formatArgument, formatUsage } from './usage.ts'
import { UsageError } from './usage-error.ts'

/** One call of the command line: what goes in and out, and what came of it. */
export interface CliSession {
  io: CliIo
  version: string
  exitCode: number
  /** the command that is running, for messages about what it could not do */
  running?: Command
}

type Task<Args extends unknown[]> = (io: CliIo, ...args: Args) => Promise<number>

const lineWidth = 80

/** A commander command that throws instead of ending the process, and loads its code only when it runs. */
export class CliCommand extends Command {
  readonly session: CliSession

  constructor(name: string, session: CliSession) {
    super(name)
    this.session = session
    this.exitOverride()
      .helpOption('-h, --help', 'show this help')
      .helpCommand(false)
      .version(session.version, '-V, --version', 'show the version')
      .configureHelp({
        commandUsage: (command) => (command.parent ? formatUsage(command) : `${command.name()} <command>`),
        subcommandTerm: formatTerm,
      })
      .configureOutput({
        writeOut: (text) => void session.io.stdout.write(text),
        writeErr: (text) => void session.io.stderr.write(text),
        getOutHelpWidth: () => lineWidth,
        getErrHelpWidth: () => lineWidth,
      })
  }

  override createCommand(name = ''): CliCommand {
    return new CliCommand(name, this.session)
  }

  /** Commander takes the last value of a repeated option without a word. */
  override addOption(option: Option): this {
    super.addOption(option)
    let times = 0
    if ((option.required || option.optional) && !option.variadic)
      this.on(`option:${option.name()}`, () => {
        times++
        if (times > 1) this.error(`option '${option.flags}' can be given only once`)
      })
    return this
  }

  /** Every usage error passes here, commander's own too. */
  override error(message: string): never {
    throw new UsageError(message.replace(/^error: /, ''), this)
  }

  /** Arguments come in the order they are declared, options last. The task gives the exit code. */
  runs<Args extends unknown[]>(load: () => Promise<Task<Args>>): this {
    return this.action(async (...given: unknown[]) => {
      this.session.running = this
      const task = await load()
      try {
        // The last is the command itself; commander knows no types of the others.
        this.session.exitCode = await task(this.session.io, ...(given.slice(0, -1) as Args))
      } catch (error) {
        if (error instanceof UsageError) this.error(error.message)
        throw error
      }
    })
  }
}

const formatTerm = (command: Command): string =>
  [command.name(), ...command.registeredArguments.map(formatArgument)].join(' ')
