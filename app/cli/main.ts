import { build } from './build.ts'
import { check } from './check.ts'
import { counter } from './counter.ts'
import { usage, UsageError, type Command } from './command.ts'
import { directory } from './directory.ts'
import { erase } from './erase.ts'
import { letter } from './letter.ts'
import { mail } from './mail.ts'
import { create } from './new.ts'
import { post } from './post.ts'
import { retention } from './retention.ts'
import { schema } from './schema.ts'
import { serve } from './serve.ts'
import { statement } from './statement.ts'

const commands: readonly Command[] = [
  check,
  letter,
  post,
  create,
  directory,
  statement,
  mail,
  erase,
  retention,
  counter,
  schema,
  serve,
  build,
]

/** Runs one command and gives the exit code: 0 done, 1 problems found, 2 called the wrong way. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(`${usage(commands)}\n`)
    return name === undefined ? 2 : 0
  }
  const command = commands.find((c) => c.name === name)
  if (!command) {
    process.stderr.write(`demarche: there is no command "${name}".\n\n${usage(commands)}\n`)
    return 2
  }
  try {
    return await command.run(rest)
  } catch (error) {
    if (!(error instanceof UsageError) && !isParseArgsError(error)) throw error
    process.stderr.write(`demarche ${name}: ${error.message}\n\n  demarche ${command.usage}\n`)
    return 2
  }
}

const isParseArgsError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
