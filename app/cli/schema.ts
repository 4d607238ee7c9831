import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { campaignFile } from '../domain/campaign/file-schema.ts'
import { wordsFile } from '../domain/campaign/words-schema.ts'
import { statementFile } from '../domain/statement/file-schema.ts'
import { statementWordsFile } from '../domain/statement/words-schema.ts'
import { print, UsageError, type Command } from './command.ts'
import { requireConfig } from './workshop.ts'

const schemas = {
  campaign: campaignFile,
  words: wordsFile,
  statement: statementFile,
  'statement-words': statementWordsFile,
}
type SchemaName = keyof typeof schemas
export const schemaNames = Object.keys(schemas) as SchemaName[]

/** The JSON Schema (draft 2020-12) of a file as an organiser writes it. */
export const showSchema = (name: SchemaName): string =>
  `${JSON.stringify(z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any' }), null, 2)}\n`

export const schema: Command = {
  name: 'schema',
  usage: 'schema [campaign|words|statement|statement-words] [--write]',
  about: 'prints the JSON Schema for editors; --write puts all beside the campaigns',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { write: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [asked = 'campaign'] = positionals
    const name = schemaNames.find((known) => known === asked)
    if (!name) throw new UsageError(`There is no schema "${asked}". Use one of: ${schemaNames.join(', ')}.`)
    if (!values.write) {
      process.stdout.write(showSchema(name))
      return 0
    }
    for (const each of schemaNames) {
      const file = join(requireConfig().folders.campaigns, `${each}.schema.json`)
      writeFileSync(file, showSchema(each))
      print(`Wrote ${file}.`)
    }
    return 0
  },
}
