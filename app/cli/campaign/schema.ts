import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { campaignFileSchema } from '#app/campaign/schema/campaign-schema.ts'
import { wordsFileSchema } from '#app/campaign/schema/words-schema.ts'
import { statementFileSchema } from '#app/statement/statement-schema.ts'
import { statementWordsFileSchema } from '#app/statement/statement-words-schema.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { schemaNames, type SchemaName } from './schema-names.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

const schemas = {
  campaign: campaignFileSchema,
  words: wordsFileSchema,
  statement: statementFileSchema,
  'statement-words': statementWordsFileSchema,
} satisfies Record<SchemaName, z.ZodType>

/** Builds the JSON Schema (draft 2020-12) of a file that organisers write. */
export const buildSchema = (name: SchemaName): string =>
  `${JSON.stringify(z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any' }), null, 2)}\n`

/** `schema`: prints the JSON Schema of a file, or writes all of them next to the campaigns. */
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
