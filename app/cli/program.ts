import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { suggestKnown } from '#app/core/suggest-known.ts'
import { root } from '#app/config/folders.server.ts'
import { addCampaignCommands } from './campaign/commands.ts'
import { CliCommand, type CliSession } from './cli-command.ts'
import { buildCompletion, shells, type Shell } from './completion.ts'
import { addDirectoryCommands } from './directory/commands.ts'
import type { CliIo } from './io.ts'
import { addMailCommands } from './mail/commands.ts'
import { addSiteCommands } from './site/commands.ts'
import { addStatementCommands } from './statement/commands.ts'

const packageFile = z.object({ version: z.string() })

/** Creates the tree of commands for one run, without loading their code. */
export function createProgram(io: CliIo): { program: CliCommand; session: CliSession } {
  const { version } = packageFile.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const session: CliSession = { io, version, exitCode: 0 }
  const program = new CliCommand('demarche', session)
  program.description('Démarche: advocacy campaigns, letters to missions and open letters.')
  addCampaignCommands(program)
  addDirectoryCommands(program)
  addStatementCommands(program)
  addMailCommands(program)
  addSiteCommands(program)
  program
    .command('completion')
    .description('print a script that completes commands in your shell')
    .addArgument(program.createArgument('<shell>').choices(shells))
    .runs(async () => async (out, shell: Shell) => {
      out.stdout.write(buildCompletion(shell, program))
      return 0
    })
  program
    .command('help')
    .description('show the help of a command')
    .argument('[command...]')
    .runs(async () => async (_io, names: string[]) => {
      findCommand(program, names).outputHelp()
      return 0
    })
  return { program, session }
}

function findCommand(program: CliCommand, names: readonly string[]): CliCommand {
  let found = program
  for (const name of names) {
    const next = found.commands.find((command) => command.name() === name)
    if (!(next instanceof CliCommand)) {
      const known = found.commands.map((command) => command.name())
      return found.error(`unknown command '${name}'. ${suggestKnown(name, known)}`)
    }
    found = next
  }
  return found
}
