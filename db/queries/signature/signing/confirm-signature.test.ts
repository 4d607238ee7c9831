import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { campaign as letters, now, powerCutAt, ten } from '#db/testing/mail.fixture.ts'
import { ana, ask } from '#db/testing/mail.fixture.ts'
import { forgetExpiredConfirmations } from '#db/queries/confirmation/expiry.ts'
import { findPendingConfirmation } from '#db/queries/confirmation/pending.ts'
import { countRegions, listSignatoriesSince } from '#db/queries/signature/signatories.ts'
import { readRevision } from '#db/queries/signature/revision.ts'
import { countByPartner, rebuildCount, verifyCount } from '#db/queries/signature/count.ts'
import {
  askToSign,
  confirmAs,
  countAll,
  day,
  everythingSigned,
  sign,
  signer,
  statement,
} from '#db/testing/signature.fixture.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const counts = () => countAll(database.db)
  const none = { organisation: { listed: 0, anonymous: 0 }, person: { listed: 0, anonymous: 0 } }

  test('Ana looks at what she is about to sign ten times and nothing happens', async () => {
    const ana = signer('ana')
    await askToSign(database.db, ana)
    for (const _ of ten) expect(await findPendingConfirmation(database.db, ana.tokenHash, now)).toEqual(ana)
    expect(await counts()).toEqual(none)
    expect(await readRevision(database.db, statement)).toBe(0)
  })

  test('Ana signs for her organisation: it is in the list and in the number, with a revision of its own', async () => {
    expect(await sign(database.db, signer('ana'))).toMatchObject({ outcome: 'confirmed' })
    expect(await listSignatoriesSince(database.db, statement, 0)).toMatchObject({
      listed: [{ kind: 'organisation', name: 'Watchers CANARY', country: 'KE', version: 1, day }],
      gone: [],
    })
    expect(await counts()).toEqual({ ...none, organisation: { listed: 1, anonymous: 0 } })
    expect(await readRevision(database.db, statement)).toBe(1)
    expect(await countByPartner(database.db, statement)).toEqual(new Map([['a-partner', 1]]))
  })

  test('the same link pressed ten times at once, over ten connections, signs once', async () => {
    const ana = signer('ana')
    await askToSign(database.db, ana)
    const outcomes = await Promise.all(ten.map(() => confirmAs(database.again(), ana)))
    expect(outcomes.filter(({ outcome }) => outcome === 'confirmed')).toHaveLength(1)
    expect((await counts()).organisation.listed).toBe(1)
    expect(await readRevision(database.db, statement)).toBe(1)
  })

  test('ten persons sign at once, and all of them are counted', async () => {
    const persons = ten.map((i) => signer(`person ${i}`, { kind: 'person', name: `Person ${i}` }))
    for (const person of persons) await askToSign(database.db, person)
    await Promise.all(persons.map((person) => confirmAs(database.again(), person, 'email')))
    expect((await counts()).person.listed).toBe(10)
    expect(await readRevision(database.db, statement)).toBe(10)
    expect(await verifyCount(database.db, statement)).toEqual([])
  })

  test('one that waits is in no list and no number, and its name is in no public table', async () => {
    await sign(database.db, signer('ana'), null)
    expect(await counts()).toEqual(none)
    expect(await listSignatoriesSince(database.db, statement, 0)).toEqual({ listed: [], gone: [] })
    const [row] = await database.db.selectFrom('signature').selectAll().execute()
    expect(row).toMatchObject({ status: 'waiting', name: null, website: null, country: null })
  })

  test('an anonymous one is a number, and a region if it agreed', async () => {
    await sign(database.db, signer('ana', { visibility: 'anonymous', region: 'african' }))
    expect(await counts()).toEqual({ ...none, organisation: { listed: 0, anonymous: 1 } })
    expect(await countRegions(database.db, statement)).toEqual(new Map([['african', 1]]))
    const rows = await database.db.selectFrom('signature').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/CANARY|watchers|KE"/)
  })

  test('the database itself refuses the name of an anonymous one in the public table', async () => {
    await sign(database.db, signer('ana', { visibility: 'anonymous' }))
    const naming = database.db.updateTable('signature').set({ name: 'Watchers' }).execute()
    await expect(naming).rejects.toThrow(/signature_public/)
  })

  test('the same mailbox signs twice under one name, and counts once', async () => {
    await sign(database.db, signer('ana'))
    const again = { ...signer('ana'), id: 'another', tokenHash: 'another', manageHash: 'another' }
    await database.db.deleteFrom('confirmationRequest').execute()
    expect(await sign(database.db, again)).toEqual({ outcome: 'again', id: 'id of ana' })
    expect((await counts()).organisation.listed).toBe(1)
  })

  test('a power cut at any moment of a confirmation leaves all or nothing', async () => {
    for (let cut = 1; ; cut++) {
      const who = signer(`cut ${cut}`, { name: `Cut ${cut}` })
      await askToSign(database.db, who)
      const before = [await counts(), await readRevision(database.db, statement)]
      const failing = powerCutAt(cut)
      const outcome = await confirmAs(database.db.withPlugin(failing), who).catch(() => 'failed')
      if (outcome !== 'failed') return expect(cut).toBeGreaterThan(6)
      expect([await counts(), await readRevision(database.db, statement)]).toEqual(before)
      expect(await findPendingConfirmation(database.db, who.tokenHash, now)).toBeDefined()
      expect(await verifyCount(database.db, statement)).toEqual([])
    }
  })

  test('what is not confirmed within 48 hours is gone, from the files too', async () => {
    await askToSign(database.db, signer('ana'))
    expect(await forgetExpiredConfirmations(database.db, '2026-03-04T08:00:00.000Z')).toBe(1)
    expect(await everythingSigned(database)).not.toContain('CANARY')
  })

  test('a letter and a signature of one campaign may be requested on one day, and count together by day', async () => {
    const emailKey = 'key of ana'
    const letter = { ...ana, emailKey, campaign: letters }
    expect(await ask(database.db, letter)).toBe('recorded')
    const signing = { ...signer('ana'), slug: letters }
    expect(await askToSign(database.db, signing)).toBe('recorded')
    const more = { ...signing, id: '2', tokenHash: '2', manageHash: '2' }
    expect(await askToSign(database.db, more)).toBe('refused')
    expect(await askToSign(database.db, { ...more, slug: 'another' })).toBe('recorded')
    expect(
      await askToSign(database.db, { ...more, id: '3', tokenHash: '3', manageHash: '3', slug: 'third' }),
    ).toBe('refused')
  })

  test('a number that was spoilt is found, named by its window, and counted again', async () => {
    await sign(database.db, signer('ana'))
    await database.db.updateTable('signatureCount').set({ n: 7 }).execute()
    const window = {
      statement,
      kind: 'organisation',
      visibility: 'listed',
      version: 1,
      partner: 'a-partner',
      day,
    }
    expect(await verifyCount(database.db, statement)).toEqual([{ ...window, counted: 7, facts: 1 }])
    await rebuildCount(database.db, statement)
    expect(await verifyCount(database.db, statement)).toEqual([])
    expect((await counts()).organisation.listed).toBe(1)
    expect(await readRevision(database.db, statement)).toBe(2)
  })
})
