import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { campaignFile } from '../../domain/campaign/file-schema.ts'
import { wordsFile } from '../../domain/campaign/words-schema.ts'
import { statementFile } from '../../domain/statement/file-schema.ts'
import { statementWordsFile } from '../../domain/statement/words-schema.ts'
import { print, type CliIo } from '../io.ts'
import { schemaNames, type SchemaName } from './schema-names.ts'
import { requireConfig } from '../cli-context.ts'

const schemas = {
  campaign: campaignFile,
  words: wordsFile,
  statement: statementFile,
  'statement-words': statementWordsFile,
} satisfies Record<SchemaName, z.ZodType>

/** The JSON Schema (draft 2020-12) of a file as an organiser writes it. */
export const buildSchema = (name: SchemaName): string =>
  `${JSON.stringify(z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any' }), null, 2)}\n`

/** `schema`: prints the JSON Schema of a file, or writes all beside the campaigns. */
export async function printSchema(io: CliIo, name: SchemaName, values: { write?: true }): Promise<number> {
  if (!values.write) {
    io.stdout.write(buildSchema(name))
    return 0
  }
  for (const each of schemaNames) {
    const file = join(requireConfig(io).folders.campaigns, `${each}.schema.json`)
    writeFileSync(file, buildSchema(each))
    print(io, `Wrote ${file}.`)
  }
  return 0
}
