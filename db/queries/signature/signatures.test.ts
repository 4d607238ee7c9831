import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { claim, now, ten } from '#db/testing/mail.fixture.ts'
import { listSignatoriesSince } from './signatories.ts'
import { readRevision } from './revision.ts'
import { listRelated } from './related.ts'
import { notifyOutdated } from './new-version.ts'
import { verifyCount } from './count.ts'
import { listByStatus, listConsented, listOrganisations } from './moderation.ts'
import { eraseSignaturesByKey, listStatementsWithPeople, runSignatureRetention } from './erasure.ts'
import { findSignature } from './rows.ts'
import { countAll, everythingSigned, keysOf, sign, signer, statement } from '#db/testing/signature.fixture.ts'
import { decideSignature, refuseSignature, withdrawSignature } from './signatures.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const organisations = async () => (await countAll(database.db)).organisation
  const where = (who: string) => ({ statement, manageHash: `manage of ${who}` })
  const anonymous = (who: string) =>
    decideSignature(database.db, where(who), () => ({ visibility: 'anonymous' }))

  test('a listed signature becomes anonymous: it leaves the list, the number stays, and it can return', async () => {
    await sign(database.db, signer('ana'))
    const before = await readRevision(database.db, statement)
    await anonymous('ana')
    expect(await listSignatoriesSince(database.db, statement, before)).toEqual({
      listed: [],
      gone: ['id of ana'],
    })
    expect(await organisations()).toEqual({ listed: 0, anonymous: 1 })
    const rows = await database.db.selectFrom('signature').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('CANARY')
    await decideSignature(database.db, where('ana'), () => ({ visibility: 'listed' }))
    expect(await listSignatoriesSince(database.db, statement, before)).toMatchObject({
      listed: [{ name: 'Watchers CANARY' }],
      gone: [],
    })
    expect(await organisations()).toEqual({ listed: 1, anonymous: 0 })
    expect(await verifyCount(database.db, statement)).toEqual([])
  })

  test('ten concurrent switches between listed and anonymous keep the numbers right', async () => {
    await sign(database.db, signer('ana'))
    await Promise.all(
      ten.map((i) =>
        decideSignature(database.again(), where('ana'), () => ({
          visibility: i % 2 === 0 ? 'anonymous' : 'listed',
        })),
      ),
    )
    const { listed, anonymous: hidden } = await organisations()
    expect(listed + hidden).toBe(1)
    expect(await verifyCount(database.db, statement)).toEqual([])
  })

  test('after withdrawal number and name are gone, and name and contact also from the database files', async () => {
    await sign(database.db, signer('ana'))
    await withdrawSignature(database.db, where('ana'))
    expect(await organisations()).toEqual({ listed: 0, anonymous: 0 })
    expect(await findSignature(database.db, { id: 'id of ana' })).toMatchObject({
      status: 'withdrawn',
      fields: null,
    })
    expect(await everythingSigned(database)).not.toContain('CANARY')
    expect((await claim(database.db)).filter(({ kind }) => kind === 'notice')).toEqual([])
  })

  test('the organiser sees pending signatures, and those that share a name', async () => {
    await sign(database.db, signer('ana'))
    await sign(database.db, signer('ben'), null)
    await sign(database.db, signer('cem', { name: 'Others' }), null)
    expect(
      (await listByStatus(database.db, statement, ['waiting'])).map(({ fields }) => fields?.name).sort(),
    ).toEqual(['Others', 'Watchers CANARY'])
    expect((await listOrganisations(database.db, statement)).map(({ row }) => row.id).sort()).toEqual([
      'id of ana',
      'id of ben',
      'id of cem',
    ])
  })

  test('a partner gets the contacts that agreed, of listed and published signatures only', async () => {
    await sign(database.db, signer('ana'))
    await sign(database.db, signer('ben', { consent: false, name: 'B' }))
    await sign(database.db, signer('cem', { visibility: 'anonymous', name: 'C' }))
    await sign(database.db, signer('dag', { partner: 'another', name: 'D' }))
    await sign(database.db, signer('eva', { name: 'E' }), null)
    const contacts = await listConsented(database.db, statement, 'a-partner')
    expect(contacts.map(({ row }) => row.id)).toEqual(['id of ana'])
  })

  test('everybody who signed an older version is emailed once, however often and concurrently it runs', async () => {
    for (const who of ['ana', 'ben']) await sign(database.db, signer(who, { name: who }))
    await sign(database.db, signer('cem', { name: 'cem', version: 2 }))
    await database.db.deleteFrom('outbox').execute()
    const ask = () =>
      notifyOutdated(database.again(), { statement, newest: 2, now }, ({ version }) => ({
        subject: 'The text has changed',
        text: `You signed version ${version}.`,
      }))
    const counts = await Promise.all([ask(), ask(), ask()])
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(2)
    expect(await ask()).toBe(0)
    const messages = await claim(database.db)
    expect(messages.map(({ text }) => text)).toEqual(['You signed version 1.', 'You signed version 1.'])
  })

  test('erasing a mailbox removes a person’s signature, and keeps an organisation’s without its contact', async () => {
    const key = { emailKey: 'key of ana' }
    await sign(database.db, signer('ana'))
    await database.db.deleteFrom('confirmationRequest').execute()
    await sign(database.db, { ...signer('me', { kind: 'person', name: 'Me CANARY' }), ...key }, 'email')
    await database.db.deleteFrom('confirmationRequest').execute()
    await sign(database.db, { ...signer('wait', { name: 'W CANARY' }), ...key }, null)
    expect(await eraseSignaturesByKey(database.db, 'key of ana')).toBe(3)
    expect(await organisations()).toEqual({ listed: 1, anonymous: 0 })
    expect((await countAll(database.db)).person.listed).toBe(0)
    const stored = await everythingSigned(database)
    expect(stored).not.toMatch(/Ana CANARY|Me CANARY|W CANARY|\.CANARY@/)
    expect(stored).toContain('Watchers CANARY')
    expect(await verifyCount(database.db, statement)).toEqual([])
    expect(await eraseSignaturesByKey(database.db, 'key of ana')).toBe(0)
  })

  test('after the contact of a listed organisation is erased, a second one of that name is still found', async () => {
    await sign(database.db, signer('ana'))
    await eraseSignaturesByKey(database.db, 'key of ana')
    await sign(database.db, signer('ben'), null)
    const keys = { ...keysOf(signer('cem').content), domainKey: null, emailKey: '' }
    const related = await listRelated(database.db, statement, keys)
    expect(
      related
        .filter(({ sharesName }) => sharesName)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['id of ana', 'id of ben'])
  })

  test('after retention a second organisation of a listed name is still found; no other key stays', async () => {
    await sign(database.db, signer('ana'))
    await sign(database.db, signer('ben', { name: 'Others' }))
    await withdrawSignature(database.db, where('ben'))
    await sign(database.db, signer('cem', { visibility: 'anonymous', name: 'Hidden' }))
    expect(await runSignatureRetention(database.db, { statement, beforeDay: '2026-03-03' })).toBe(2)
    expect(await runSignatureRetention(database.db, { statement, beforeDay: '2026-03-03' })).toBe(0)
    const marks = ['nameKey', 'domainKey', 'emailKey'] as const
    const rows = await database.db.selectFrom('signaturePerson').select(marks).orderBy('nameKey').execute()
    const none = { nameKey: '', domainKey: null, emailKey: '' }
    const { nameKey } = keysOf(signer('ana').content)
    expect(rows).toEqual([none, none, { ...none, nameKey }])
    expect(await listStatementsWithPeople(database.db)).toEqual([])
    const related = await listRelated(database.db, statement, {
      nameKey,
      otherKey: null,
      domainKey: null,
      emailKey: '',
    })
    expect(related).toMatchObject([{ id: 'id of ana', sharesName: true, status: 'standing' }])
    expect(await organisations()).toEqual({ listed: 1, anonymous: 1 })
  })

  test('after withdrawal no key stays; after refusal the name is gone, and the mailbox is still found', async () => {
    for (const who of ['ana', 'ben'])
      await sign(database.db, signer(who, { name: who, otherName: `${who} 2` }))
    await withdrawSignature(database.db, where('ana'))
    await decideSignature(database.db, where('ben'), async (found, trx) => {
      await refuseSignature(trx, found)
      return undefined
    })
    const marks = ['nameKey', 'otherKey', 'domainKey', 'emailKey'] as const
    const rows = await database.db.selectFrom('signaturePerson').select(marks).orderBy('emailKey').execute()
    expect(rows).toEqual([
      { nameKey: '', otherKey: null, domainKey: null, emailKey: '' },
      { nameKey: '', otherKey: null, domainKey: 'watchers', emailKey: 'key of ben' },
    ])
  })

  test('either name of an organisation is found by either name of another', async () => {
    await sign(database.db, signer('ana', { name: 'One', otherName: 'Uno' }))
    const find = async (name: string, otherName: string | null) =>
      (
        await listRelated(database.db, statement, {
          ...keysOf({ name, otherName }),
          domainKey: null,
          emailKey: '',
        })
      ).map(({ id }) => id)
    for (const [name, other] of [
      ['One', null],
      ['Uno', null],
      ['X', 'One'],
      ['X', 'Uno'],
    ] as const)
      expect(await find(name, other)).toEqual(['id of ana'])
    expect(await find('X', 'Y')).toEqual([])
  })

  test('a signature refused just before "withdraw" stays refused', async () => {
    await sign(database.db, signer('ana'), null)
    await decideSignature(database.db, where('ana'), async (found, trx) => {
      await refuseSignature(trx, found)
      return undefined
    })
    await withdrawSignature(database.db, where('ana'))
    expect(await findSignature(database.db, { id: 'id of ana' })).toMatchObject({ status: 'refused' })
  })

  test('retention erases contacts, and keeps lists and numbers', async () => {
    await sign(database.db, signer('ana'))
    await sign(database.db, signer('ben', { visibility: 'anonymous', name: 'Hidden CANARY' }))
    await sign(database.db, signer('cem', { name: 'Late CANARY' }), null)
    expect(await runSignatureRetention(database.db, { statement, beforeDay: '2026-03-02' })).toBe(0)
    expect(await runSignatureRetention(database.db, { statement, beforeDay: '2026-03-03' })).toBe(3)
    expect(await runSignatureRetention(database.db, { statement, beforeDay: '2026-03-03' })).toBe(0)
    expect(await organisations()).toEqual({ listed: 1, anonymous: 1 })
    const stored = await everythingSigned(database)
    expect(stored).toContain('Watchers CANARY')
    expect(stored).not.toMatch(/Ana CANARY|Hidden CANARY|Late CANARY|\.CANARY@/)
    expect(await listStatementsWithPeople(database.db)).toEqual([])
    await withdrawSignature(database.db, where('ana'))
    expect(await organisations()).toEqual({ listed: 0, anonymous: 1 })
    expect(await verifyCount(database.db, statement)).toEqual([])
  })
})
