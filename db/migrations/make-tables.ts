import type { Kysely, RawBuilder, SqlBool } from 'kysely'

/** Tables by name: their columns, the required ones with `!`, then what the table as a whole demands. */
export type Tables = Record<
  string,
  { columns: string; key: string[]; unique?: string[]; integers?: string[] }
>

export type Check = readonly [table: string, name: string, condition: RawBuilder<unknown>]

export type Index = readonly [
  name: string,
  table: string,
  columns: readonly string[],
  where?: RawBuilder<SqlBool>,
]

/** Makes the tables of a migration, then their indexes. Columns are text, unless they are named as integers. */
export async function makeTables(
  db: Kysely<unknown>,
  { tables, checks, indexes }: { tables: Tables; checks: readonly Check[]; indexes: readonly Index[] },
): Promise<void> {
  for (const [name, { columns, key, unique = [], integers = [] }] of Object.entries(tables)) {
    let table = db.schema.createTable(name).addPrimaryKeyConstraint(`${name}_pk`, key as never[])
    for (const text of columns.split(' ')) {
      const column = text.replace('!', '')
      table = table.addColumn(column, integers.includes(column) ? 'integer' : 'text', (made) => {
        const built = text.endsWith('!') ? made.notNull() : made
        return unique.includes(column) ? built.unique() : built
      })
    }
    for (const [of, check, condition] of checks)
      if (of === name) table = table.addCheckConstraint(check, condition)
    await table.execute()
  }
  for (const [name, table, columns, where] of indexes) {
    const index = db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
    await (where ? index.where(where) : index).execute()
  }
}
