import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestDatabase } from '#db/testing/both.ts'
import { databases } from '#db/testing/both.ts'
import { migrateTo } from '#db/testing/migrate-to.ts'

const late = '2026-03-02T09:00:00.000Z'

describe.each(databases())('on $name', ({ open }) => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await open()
  })

  afterEach(() => database.close())

  test('an organiser updates with messages of every kind waiting: each keeps its words and says whose it is', async () => {
    const { db } = database
    await migrateTo(db, '0006-due-by-kind')
    await sql`insert into pending values ('p', 't', 'm', 'c', 'en', 'ana@x.example', 'k', 'Ana', '[]', ${late}, ${late})`.execute(
      db,
    )
    await sql`insert into signing values ('s', 't', 'm', 'c', 'en', 'ben@x.example', 'k', '{}', ${late}, ${late})`.execute(
      db,
    )
    await sql`insert into signature_officer values ('o', 'g', 't', 'cleo@x.example', 'k', ${late})`.execute(
      db,
    )
    await sql`insert into signature (id, statement, kind, visibility, status, version, day, revision)
      values ('g', 'c', 'organisation', 'anonymous', 'waiting', 1, '2026-03-02', 0)`.execute(db)
    for (const [kind, owner] of [
      ['confirmation', 'p'],
      ['confirmation', 's'],
      ['confirmation', 'o'],
      ['thanks', 'g'],
      ['thanks', 'a'],
      ['letter', 'a'],
    ])
      await sql`insert into outbox (id, kind, campaign, recipient, language, status, day, supporter_id, attempts, handed, due_at, to_email, subject, text)
        values (${`${kind} ${owner}`}, ${kind}, 'c', 'CH', 'en', 'queued', '2026-03-02', ${owner}, 1, 2, ${late}, 'to@x.example', 'Subject', ${`to ${owner}`})`.execute(
        db,
      )
    await sql`insert into outbox (id, kind, campaign, recipient, language, status, day, attempts)
      values ('gone', 'letter', 'c', 'CH', 'en', 'accepted', '2026-03-02', 1)`.execute(db)
    await sql`insert into mail_asked (id, email_key, campaign, day) values ('1', 'k', 'c/sign', '2026-03-02')`.execute(
      db,
    )
    await sql`insert into mail_tally values ('asked', '*', '2026-03-02T09', 3)`.execute(db)
    await sql`insert into mail_pause values ('*')`.execute(db)

    await migrateTo(db, '0007-owners')

    const rows = await db.selectFrom('outbox').selectAll().orderBy('id').execute()
    expect(
      rows.map(({ id, kind, ownerKind, ownerId, text }) => [id, kind, ownerKind, ownerId, text]),
    ).toEqual([
      ['confirmation o', 'confirmation', 'second-officer', 'o', 'to o'],
      ['confirmation p', 'confirmation', 'pending-letter', 'p', 'to p'],
      ['confirmation s', 'confirmation', 'pending-signature', 's', 'to s'],
      ['gone', 'letter', null, null, null],
      ['letter a', 'letter', 'supporter', 'a', 'to a'],
      ['thanks a', 'notice', 'supporter', 'a', 'to a'],
      ['thanks g', 'notice', 'signature', 'g', 'to g'],
    ])
    expect(rows.map(({ unacknowledged }) => unacknowledged)).toEqual([2, 2, 2, 0, 2, 2, 2])
    expect(
      await db
        .withTables<{ mailAsked: { scope: string } }>()
        .selectFrom('mailAsked')
        .select('scope')
        .execute(),
    ).toEqual([{ scope: 'c/sign' }])
    expect(await db.selectFrom('mailTally').select(['scope', 'n']).execute()).toEqual([{ scope: '*', n: 3 }])
    expect(await db.selectFrom('mailPause').select('scope').execute()).toEqual([{ scope: '*' }])
  })
})
