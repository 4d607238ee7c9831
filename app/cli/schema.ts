import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { campaignFile } from '../domain/campaign/file-schema.ts'
import { wordsFile } from '../domain/campaign/words-schema.ts'
import { print, UsageError, type Command } from './command.ts'
import { requireConfig } from './workshop.ts'

const schemas = { campaign: campaignFile, words: wordsFile }

/** The JSON Schema (draft 2020-12) of a file as an organiser writes it. */
export const showSchema = (name: keyof typeof schemas): string =>
  `${JSON.stringify(z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any' }), null, 2)}\n`

export const schema: Command = {
  name: 'schema',
  usage: 'schema [campaign|words] [--write]',
  about: 'prints the JSON Schema for editors; --write puts both beside the campaigns',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { write: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [name = 'campaign'] = positionals
    if (name !== 'campaign' && name !== 'words')
      throw new UsageError(`There is no schema "${name}". Use campaign or words.`)
    if (!values.write) {
      process.stdout.write(showSchema(name))
      return 0
    }
    for (const each of ['campaign', 'words'] as const) {
      const file = join(requireConfig().folders.campaigns, `${each}.schema.json`)
      writeFileSync(file, showSchema(each))
      print(`Wrote ${file}.`)
    }
    return 0
  },
}
