import { Command, type ErrorOptions, type Option } from 'commander'
import { suggestKnown } from '#app/core/suggest-known.ts'
import type { CliIo } from './io.ts'
import { formatArgument, formatUsage } from './usage.ts'
import { UsageError } from './usage-error.ts'

/** One run of the command line: its streams, and its outcome. */
export interface CliSession {
  io: CliIo
  version: string
  exitCode: number
  /** the running command, for error messages */
  running?: Command
}

type Task<Args extends unknown[]> = (io: CliIo, ...args: Args) => Promise<number>

const lineWidth = 80

/** A commander command that throws instead of exiting, and loads its code only when it runs. */
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
        commandUsage: formatUsage,
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

  /** Refuses a repeated option; commander would silently take the last value. */
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

  /**
   * Throws a usage error; commander calls it for its own too. An unknown option is reported before a missing one, which it may
   * have been meant to be.
   */
  override error(message: string, { code }: ErrorOptions = {}): never {
    const unknown = this.args.find((arg) => arg.startsWith('-'))
    if (code === 'commander.missingMandatoryOptionValue' && unknown !== undefined) {
      const known = this.options.flatMap(({ long }) => long ?? [])
      return this.error(`unknown option '${unknown}'. ${suggestKnown(unknown, known)}`)
    }
    const text = message.replace(/^error: /, '').replace(/\n\((Did you mean) (.*)\?\)$/, '. $1 "$2"?')
    throw new UsageError(text, this)
  }

  /**
   * Sets the task of the command. It gets the arguments in their declared order and then the options, and
   * returns the exit code.
   */
  runs<Args extends unknown[]>(load: () => Promise<Task<Args>>): this {
    return this.action(async (...given: unknown[]) => {
      this.session.running = this
      const task = await load()
      try {
        // The last is the command itself; commander does not type the others.
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
