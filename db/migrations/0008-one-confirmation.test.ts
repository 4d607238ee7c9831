import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestDatabase } from '#db/testing/both.ts'
import { databases } from '#db/testing/both.ts'
import { claim, letterTo, now, plan } from '#db/testing/mail.fixture.ts'
import { confirmAs, form } from '#db/testing/signature.fixture.ts'
import { findPendingConfirmation } from '#db/queries/confirmation/pending.ts'
import { confirmLetters } from '#db/queries/supporter/confirm-letters.ts'
import { listUsedDedupKeys } from '#db/queries/supporter/dedup-keys.ts'
import { readStored } from '#db/queries/supporter/stored.ts'
import { findSignature } from '#db/queries/signature/rows.ts'
import { recordOfficerDecision, hasOpenOfficerRequest } from '#db/queries/signature/signing/second-officer.ts'
import { migrateTo } from '#db/testing/migrate-to.ts'
import { migrateToLatest } from './migrate.ts'

const createdAt = '2026-03-02T08:00:00.000Z'
const expiresAt = '2026-03-04T08:00:00.000Z'
const name = 'Ana "the \\ first" Pérez'
const waiting = { name: 'Friends', otherName: null, title: null, website: null, country: 'KE', region: null }

describe.each(databases())('on $name', ({ open }) => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await open()
    const { db } = database
    await migrateTo(db, '0007-owners')
    const letters = JSON.stringify([letterTo('CH'), letterTo('FR')])
    for (let i = 0; i < 250; i++)
      await sql`insert into pending values (${`p${i}`}, ${`pt${i}`}, ${`pm${i}`}, 'c', 'en', 'ana@x.example', ${`k${i}`},
        ${name}, ${letters}, ${createdAt}, ${expiresAt})`.execute(db)
    await sql`insert into signing values ('s', 'st', 'sm', 'a-letter', 'fr', 'ben@x.example', 'kb', ${JSON.stringify(form)},
      ${createdAt}, ${expiresAt})`.execute(db)
    await sql`insert into signature (id, statement, kind, visibility, status, version, day, revision)
      values ('g', 'a-letter', 'organisation', 'listed', 'waiting', 1, '2026-03-02', 0)`.execute(db)
    await sql`insert into signature_person (signature_id, statement, name_key, hidden, email_key, manage_hash, language, consent,
      asked_version) values ('g', 'a-letter', 'n', ${JSON.stringify(waiting)}, 'kc', 'gm', 'fr', 0, 1)`.execute(
      db,
    )
    await sql`insert into signature_officer values ('o', 'g', 'ot', 'cleo@x.example', 'ko', ${expiresAt})`.execute(
      db,
    )
    for (const [kind, owner] of [
      ['pending-letter', 'p7'],
      ['pending-signature', 's'],
      ['second-officer', 'o'],
      ['supporter', 'a'],
      ['signature', 'g'],
      [null, null],
    ] as const)
      await sql`insert into outbox (id, kind, campaign, language, status, day, owner_kind, owner_id, attempts, due_at, to_email, subject, text)
        values (${`of ${owner}`}, ${owner?.match(/[pso]/) ? 'confirmation' : 'notice'}, 'c', 'en', 'queued', '2026-03-02', ${kind}, ${owner}, 1,
        ${createdAt}, 'to@x.example', 'Subject', ${`to ${owner}`})`.execute(db)
    await sql`insert into letter_once values ('used', 'a')`.execute(db)
    await migrateToLatest(db)
  })

  afterEach(() => database.close())

  test('an organiser updates: all that was pending is in one table, and no message is lost', async () => {
    const { db } = database
    const rows = await db.selectFrom('pendingConfirmation').select(['kind', 'slug', 'language']).execute()
    expect(rows).toHaveLength(252)
    const others = rows.filter(({ kind }) => kind !== 'letters')
    expect(others.sort((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'second-officer', slug: 'a-letter', language: 'fr' },
      { kind: 'signature', slug: 'a-letter', language: 'fr' },
    ])
    const messages = await db.selectFrom('outbox').select(['ownerKind', 'ownerId', 'text']).execute()
    expect(messages.map((message) => Object.values(message).join(' ')).sort()).toEqual([
      '  to null',
      'confirmation o to o',
      'confirmation p7 to p7',
      'confirmation s to s',
      'signature g to g',
      'supporter a to a',
    ])
    expect(await listUsedDedupKeys(db, ['used', 'unused'])).toEqual(new Set(['used']))
    const tables = (await db.introspection.getTables()).map((table) => table.name)
    for (const old of ['pending', 'signing', 'signature_officer', 'letter_once', 'outbox_before'])
      expect(tables).not.toContain(old)
  })

  test('Ana follows links from an email sent before the update, and sees and confirms her letters', async () => {
    const { db } = database
    const stored = await readStored(db, 'pm7')
    expect(stored).toMatchObject({ campaign: 'c', name, email: 'ana@x.example' })
    expect(stored?.letters.map(({ recipient }) => recipient)).toEqual(['CH', 'FR'])
    expect(await confirmLetters(db, { tokenHash: 'pt7', now }, plan())).toBe('confirmed')
    expect(await confirmLetters(db, { tokenHash: 'pt7', now }, plan())).toBe('gone')
    const letters = (await claim(db, 'worker', 10)).filter(({ kind }) => kind === 'letter')
    expect(letters.map(({ recipient, replyName }) => [recipient, replyName]).sort()).toEqual([
      ['CH', name],
      ['FR', name],
    ])
    const confirmation = db.selectFrom('outbox').select(['status', 'toEmail']).where('id', '=', 'of p7')
    expect(await confirmation.execute()).toEqual([{ status: 'accepted', toEmail: null }])
  })

  test('Ben confirms his signature by a link from before the update', async () => {
    const { db } = database
    const pending = await findPendingConfirmation(db, 'st', now)
    if (pending?.kind !== 'signature') throw new Error(`found ${pending?.kind}`)
    expect(pending.content).toEqual(form)
    expect(await confirmAs(db, pending)).toEqual({ outcome: 'confirmed', id: 's' })
    expect(await findSignature(db, { manageHash: 'sm' })).toMatchObject({ status: 'standing' })
  })

  test('Cleo, a second officer, answers by a link from before the update', async () => {
    const { db } = database
    expect(await findPendingConfirmation(db, 'ot', now)).toMatchObject({ signatureId: 'g', createdAt })
    expect(await hasOpenOfficerRequest(db, 'g', now)).toBe(true)
    const answer = {
      ...{ statement: 'a-letter', tokenHash: 'ot', now, intent: 'confirm' as const },
      isSeen: () => true,
      judge: () => Promise.resolve('domain'),
      write: () => undefined,
    }
    expect(await recordOfficerDecision(db, answer)).toEqual({ isPublished: true })
    expect(await findSignature(db, { id: 'g' })).toMatchObject({ authority: 'second-officer' })
    expect(await recordOfficerDecision(db, answer)).toBeUndefined()
  })
})
