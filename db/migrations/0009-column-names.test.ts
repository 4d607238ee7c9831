import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countConfirmationsSince } from '#db/queries/confirmation/limits.ts'
import { recordParticipation } from '#db/queries/participation/participation.ts'
import type { TestDatabase } from '#db/testing/both.ts'
import { databases } from '#db/testing/both.ts'
import { migrateTo } from '#db/testing/migrate-to.ts'
import { migrateToLatest } from './migrate.ts'

const visit = { campaign: 'c', kind: 'prepared', day: '2026-03-02', suspect: false } as const

describe.each(databases())('on $name', ({ open }) => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await open()
    const { db } = database
    await migrateTo(db, '0008-one-confirmation')
    await sql`insert into participation (id, campaign, kind, day, once, suspect) values
      ('1', 'c', 'prepared', '2026-03-02', 'hash-of-ana', 0), ('2', 'c', 'prepared', '2026-03-02', null, 0)`.execute(
      db,
    )
    await sql`insert into mail_asked (id, email_key, scope, about, day) values
      ('1', 'ka', 'c', null, '2026-03-02'), ('2', 'kb', 'c/sign', 'a hash', '2026-03-01')`.execute(db)
    await sql`insert into mail_tally (what, scope, period, n) values
      ('asked', '*', '2026-03-02T09', 3), ('asked', '*', '2026-03-02T08', 4), ('due', 'c', '2026-03-02', 5)`.execute(
      db,
    )
    await sql`insert into signature_person (signature_id, statement, name_key, email_key, manage_hash, language, consent,
      asked_version) values ('g', 'a-letter', 'n', 'kc', 'gm', 'fr', 0, 7)`.execute(db)
    await migrateToLatest(db)
  })

  afterEach(() => database.close())

  test('a participation from before the update is still counted only once', async () => {
    const { db } = database
    expect(await recordParticipation(db, { ...visit, dedupKey: 'hash-of-ana' })).toBe(false)
    expect(await recordParticipation(db, { ...visit, dedupKey: 'hash-of-ben' })).toBe(true)
    const keys = await db.selectFrom('participation').select('dedupKey').execute()
    expect(keys.map(({ dedupKey }) => dedupKey).sort()).toEqual(['hash-of-ana', 'hash-of-ben', null])
  })

  test('the limits still count the confirmation emails from before the update', async () => {
    const { db } = database
    expect(await db.selectFrom('confirmationRequest').selectAll().orderBy('id').execute()).toEqual([
      { id: '1', emailKey: 'ka', scope: 'c', about: null, day: '2026-03-02' },
      { id: '2', emailKey: 'kb', scope: 'c/sign', about: 'a hash', day: '2026-03-01' },
    ])
    expect(await countConfirmationsSince(db, '2026-03-02T08')).toBe(7)
    const due = db.selectFrom('mailTally').select(['scope', 'n']).where('what', '=', 'due')
    expect(await due.execute()).toEqual([{ scope: 'c', n: 5 }])
    const tables = (await db.introspection.getTables()).map(({ name }) => name)
    expect(tables).not.toContain('mail_asked')
  })

  test('a signatory is not notified again of a version that they have heard of', async () => {
    const person = database.db.selectFrom('signaturePerson').select(['signatureId', 'notifiedVersion'])
    expect(await person.execute()).toEqual([{ signatureId: 'g', notifiedVersion: 7 }])
  })
})
