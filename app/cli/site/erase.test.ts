import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emailKey } from '#app/mail/mail-keys.server.ts'
import { queueLetters } from '#app/mail/outbox/outbox.fixture.ts'
import { openAdminCli } from '#app/cli/admin.fixture.ts'
import { databases } from '#db/testing/both.ts'
import { listFailed } from '#db/queries/outbox/queue.ts'
import { ask, confirmed, somebody } from '#db/testing/mail.fixture.ts'

const secret = 'a secret of thirty-two characters'

describe.each(databases())('on $name', ({ open }) => {
  const openCli = async (env: Record<string, string>) =>
    openAdminCli({ SECRET: secret, ...env }, (await open()).config)

  test('a person who asks to be erased is found in every spelling, and nobody else is', async () => {
    const { db, data, demarche } = await openCli({})
    const key = emailKey(secret, 'ana.maria+x@gmail.com')
    await ask(db, somebody('ana', { emailKey: key, email: 'ana.maria+x@gmail.com' }))
    await confirmed(
      db,
      somebody('ana again', { emailKey: key, email: 'AnaMaria@gmail.com', campaign: 'other' }),
      true,
    )
    await confirmed(db, somebody('bea'))
    const mailbox = join(data, 'mailbox')
    mkdirSync(mailbox)
    const keep = (id: number, headers: string) =>
      writeFileSync(
        join(mailbox, `20260302T10000000${id}Z-00000000-0000-4000-8000-00000000000${id}.eml`),
        `${headers}\nSubject: x\n\ntext\n`,
      )
    keep(1, 'To: Ana <ana.maria+x@gmail.com>')
    keep(2, 'To: mission@ch.example\nReply-To: "A, M" <anamaria@googlemail.com>')
    keep(3, 'To: mission@ch.example\nReply-To: bea@example.org')

    const { code, out } = await demarche('erase', '--email', 'ANA.MARIA@googlemail.com', '--yes')
    expect(code).toBe(0)
    expect(out).toBe(
      'Erased: 2 database rows with everything that belongs to them, 2 messages in the mailbox.\n',
    )
    expect(readdirSync(mailbox)).toHaveLength(1)
    const left = JSON.stringify([
      await db.selectFrom('outbox').selectAll().execute(),
      await db.selectFrom('supporter').selectAll().execute(),
    ])
    expect(left).not.toMatch(/maria/i)
    expect(left).toContain('bea')
    expect((await demarche('erase', '--email', 'anamaria@gmail.com', '--yes')).out).toContain(
      'Nothing was stored about this address',
    )
  })

  test('nothing is erased by mistake', async () => {
    const { demarche } = await openCli({})
    const [unsure, nobody, several] = await Promise.all([
      demarche('erase', '--email', 'ana@example.org'),
      demarche('erase', '--yes'),
      demarche('erase', '--email', 'a@b.example,c@d.example', '--yes'),
    ])
    expect([unsure.code, nobody.code, several.code]).toEqual([2, 2, 2])
    expect(unsure.err).toContain('Pass --yes if you are sure.')
  })

  test('retention lists what is due, erases it, and has nothing to do the next time', async () => {
    const { db, data, demarche } = await openCli({
      DEMARCHE_NOW: '2027-06-01T09:00:00Z',
      RETENTION_DAYS: '10',
    })
    // `mine` goes on for ever; `gone` has no folder any more.
    for (const campaign of ['mine', 'gone']) await ask(db, somebody(`${campaign} unconfirmed`, { campaign }))
    await confirmed(db, somebody('long ago', { campaign: 'gone' }))
    await queueLetters(db, 1, { campaign: 'mine', status: 'failed', day: '2027-05-30' })
    await queueLetters(db, 1, { campaign: 'mine', status: 'failed', day: '2027-05-20' })

    const mailbox = join(data, 'mailbox')
    mkdirSync(mailbox)
    const name = (time: string, id: number) => `${time}Z-00000000-0000-4000-8000-00000000000${id}.eml`
    const [old, young] = [name('20270522T085959999', 1), name('20270522T090000000', 2)]
    for (const file of [old, young]) writeFileSync(join(mailbox, file), 'To: ana@example.org\n\ntext\n')

    const look = await demarche('retention', 'run', '--dry-run')
    expect(look.out).toContain('mine: would erase 1 person, the text of 1 message that was given up\n')
    expect(look.out).toContain('Would erase 1 message in the demonstration’s mailbox.\n')
    expect(await listFailed(db)).toMatchObject([{ canRetry: true }, { canRetry: true }])
    expect(readdirSync(mailbox).sort()).toEqual([old, young])

    const run = await demarche('retention', 'run')
    expect([run.code, run.out]).toEqual([
      0,
      expect.stringContaining('Erased 1 message in the demonstration’s'),
    ])
    expect(readdirSync(mailbox)).toEqual([young])
    expect(await listFailed(db)).toMatchObject([
      { day: '2027-05-20', canRetry: false },
      { day: '2027-05-30', canRetry: true },
    ])
    expect(await db.selectFrom('pendingConfirmation').select('id').execute()).toEqual([])
    // The letter of long ago is still to go out.
    expect(await db.selectFrom('supporter').select('campaign').execute()).toEqual([{ campaign: 'gone' }])
    expect((await demarche('retention', 'run')).out).toBe('Nothing is due.\n')
    expect((await demarche('retention')).code).toBe(2)
  })
})
