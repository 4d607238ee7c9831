import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** Describes our tables as the database knows them, one line each, sorted, without Kysely's own tables. */
export async function readSchema(db: Kysely<Database>, name: string): Promise<string> {
  const { rows } = await (name === 'SQLite' ? sqliteSchema : postgresSchema).execute(db)
  return `${rows.map(({ line }) => line).join('\n')}\n`
}

const sqliteSchema = sql<{ line: string }>`
  select coalesce(sql, type || ' ' || name || ' on ' || tbl_name) as line from sqlite_schema
  where tbl_name not like 'kysely%'
  order by tbl_name, type desc, name`

const postgresSchema = sql<{ line: string }>`
  select line from (
    select table_name as of, 1 as part, lpad(ordinal_position::text, 3) as place,
      format('%s.%s %s %s default %s', table_name, column_name, data_type,
        case is_nullable when 'NO' then 'not null' else 'null' end, coalesce(column_default, 'none')) as line
    from information_schema.columns where table_schema = 'public'
    union all
    select conrelid::regclass::text, 2, conname,
      format('%s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all
    select tablename, 3, indexname, indexdef from pg_indexes where schemaname = 'public'
  ) as known
  where of not like 'kysely%'
  order by of collate "C", part, place collate "C"`
