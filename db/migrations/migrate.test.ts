import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inAnotherProcess } from '#db/testing/another-process.ts'
import type { TestDatabase } from '#db/testing/both.ts'
import { databases } from '#db/testing/both.ts'
import { recordParticipation } from '#db/queries/participation/participation.ts'
import { migrateToLatest } from './migrate.ts'

const migrate = new URL('./migrate.ts', import.meta.url).href
const visit = {
  campaign: 'end-reprisals',
  kind: 'prepared',
  day: '2026-03-01',
  dedupKey: 'a',
  suspect: false,
} as const

describe.each(databases())('on $name', ({ open }) => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await open()
  })

  afterEach(() => database.close())

  test('the organiser starts the product for the first time and it can take a participation', async () => {
    await migrateToLatest(database.db)

    expect(await recordParticipation(database.db, visit)).toBe(true)
  })

  test('the organiser restarts and finds what was there', async () => {
    await migrateToLatest(database.db)
    await recordParticipation(database.db, visit)

    await migrateToLatest(database.again())

    expect(await recordParticipation(database.db, visit)).toBe(false)
  })

  test('four processes start on an empty database at once and all of them come up', async () => {
    const { config } = database

    await Promise.all(Array.from({ length: 4 }, () => inAnotherProcess(config, migrate, 'migrateToLatest')))

    const done = await sql<{ name: string }>`select name from kysely_migration`.execute(database.db)
    expect(done.rows.map(({ name }) => name).sort()).toEqual([
      '0001-participation',
      '0002-outbox',
      '0003-signatures',
      '0004-proof',
      '0005-handed',
      '0006-due-by-kind',
      '0007-owners',
      '0008-one-confirmation',
      '0009-column-names',
    ])
    expect(await recordParticipation(database.db, visit)).toBe(true)
  })

  test('a migration that fails says which one and why, leaves nothing half done, and can be tried again', async () => {
    await database.db.schema.createTable('counter').addColumn('foreign', 'text').execute()

    await expect(migrateToLatest(database.db)).rejects.toThrow(
      /^Migration "0001-participation" failed: .*counter.* already exists.*Nothing was changed/,
    )

    await database.db.schema.dropTable('counter').execute()
    await migrateToLatest(database.db)
    expect(await recordParticipation(database.db, visit)).toBe(true)
  })

  test('a release older than the database refuses to start', async () => {
    await migrateToLatest(database.db)
    const newer = { name: '9999-from-the-future', timestamp: '2099-01-01T00:00:00.000Z' }
    await sql`insert into kysely_migration values (${newer.name}, ${newer.timestamp})`.execute(database.db)

    await expect(migrateToLatest(database.db)).rejects.toThrow('9999-from-the-future is missing')
  })

  test('the database itself refuses a time of day', async () => {
    await migrateToLatest(database.db)

    for (const day of ['2026-03-01T10:00:00Z', '2026-03-01 10:00', '10:00', '']) {
      await expect(recordParticipation(database.db, { ...visit, day })).rejects.toThrow(
        /participation_day_only/,
      )
    }
  })

  test('no column of the numbers can hold a person, an address or a time of day', async () => {
    await migrateToLatest(database.db)

    const tables = await database.db.introspection.getTables()
    const columns = tables.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()])
    const { participation, counter } = Object.fromEntries(columns) as Record<string, string[]>

    expect({ participation, counter }).toEqual({
      counter: ['campaign', 'kind', 'n'],
      participation: [
        'campaign',
        'case_id',
        'counted',
        'day',
        'dedup_key',
        'id',
        'kind',
        'language',
        'network',
        'recipient',
        'suspect',
      ],
    })
    const types = tables.flatMap(({ columns }) => columns.map(({ dataType }) => dataType.toLowerCase()))
    expect(new Set(types.map((type) => type.replace('int4', 'integer')))).toEqual(
      new Set(['text', 'integer']),
    )
  })

  test('names and addresses are in the tables that are emptied, and in no other', async () => {
    await migrateToLatest(database.db)

    const tables = await database.db.introspection.getTables()
    const naming = tables.flatMap(({ name: table, columns }) =>
      columns
        .filter(({ name }) =>
          /email$|^(?:name|other_name|contact_name|to_name|reply_name|content|text|subject|hidden)$/.test(
            name,
          ),
        )
        .map(({ name }) => `${table}.${name}`),
    )

    expect(naming.sort()).toEqual([
      'outbox.reply_email',
      'outbox.reply_name',
      'outbox.subject',
      'outbox.text',
      'outbox.to_email',
      'outbox.to_name',
      'pending_confirmation.content',
      'pending_confirmation.email',
      // Only while it is public, which the table itself holds.
      'signature.name',
      'signature.other_name',
      'signature_person.contact_name',
      'signature_person.email',
      'signature_person.hidden',
      'signature_person.officer_email',
    ])
  })
})
