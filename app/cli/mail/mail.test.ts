import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatReport } from '#app/mail/bounce/delivery-reports.fixture.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import { queueLetters, secret } from '#app/mail/outbox/outbox.fixture.ts'
import { openAdminCli } from '#app/cli/admin.fixture.ts'
import { databases } from '#db/testing/both.ts'

const domain = 'mail.campaign.example'
const ownKey = addressKey(secret, 'mission.ch@geneva.example')
const accepted = {
  status: 'accepted',
  ownerKind: null,
  ownerId: null,
  dueAt: null,
  toEmail: null,
  toName: null,
  replyEmail: null,
  replyName: null,
  subject: null,
  text: null,
} as const

describe.each(databases())('on $name', ({ open }) => {
  const openCli = async (env?: Record<string, string>) => {
    const database = await open()
    return openAdminCli(env, database.config)
  }

  test('an operator looks at the queue, pauses it and resumes it', async () => {
    const { db, demarche } = await openCli()
    await queueLetters(db, 3, { campaign: 'mine', recipient: 'FR' })
    await queueLetters(db, 1, { campaign: 'mine', status: 'failed', reason: 'smtp-550' })

    await queueLetters(db, 2, { campaign: 'mine', status: 'failed', reason: 'smtp-550' }, 'confirmation')

    const status = await demarche('mail', 'status', 'mine')
    expect(status).toMatchObject({ code: 0, err: '' })
    expect(status.out).toContain('2 emails to supporters given up')
    expect(status.out).toMatch(/queued +3 .*\n(?:.*\n)*.*failed +1 /)

    expect((await demarche('mail', 'pause', 'mine')).out).toContain('The letters of mine are paused.')
    expect((await demarche('mail', 'pause')).out).toContain('All email is paused')
    expect(JSON.parse((await demarche('mail', 'status', '--json')).out)).toEqual({
      sends: 'demo',
      paused: true,
      failedToSupporters: 2,
      campaigns: [
        {
          slug: 'mine',
          confirmed: 0,
          queued: 3,
          accepted: 0,
          failed: 1,
          bounced: 0,
          paused: true,
          alike: { groups: [], uncompared: 0 },
        },
      ],
    })
    expect((await demarche('mail', 'resume')).out).toBe(
      'Sending resumed.\nStill paused individually: mine.\n',
    )
    expect((await demarche('mail', 'resume', 'mine')).code).toBe(0)
    expect(await db.selectFrom('mailPause').selectAll().execute()).toEqual([])

    const wrong = await demarche('mail', 'pause', 'mien')
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('There is no campaign "mien"')])
    expect((await demarche('mail', 'puase')).err).toContain('demarche mail pause [slug]')
  })

  test('similar texts of many supporters are reported to an operator, with their words only on request', async () => {
    const { db, demarche } = await openCli()
    const text = 'Buy cheap watches today, delivered to your door.\n\nAna'
    await queueLetters(db, 6, { campaign: 'mine', recipient: 'FR', text })
    // The example's case is this State's own, so the campaign does not write to it.
    await queueLetters(db, 1, { campaign: 'mine', recipient: 'CH', text })

    const { out } = await demarche('mail', 'status')
    expect(out).toMatch(/alike +6 +queued letters of 6 supporters to 1 recipient: /)
    expect(out).toContain('1 queued letter was not compared')
    expect(out).not.toContain('watches')
    expect((await demarche('mail', 'status', 'mine', '--words')).out).toContain('cheap watches')
    const { campaigns } = JSON.parse((await demarche('mail', 'status', '--json')).out) as {
      campaigns: unknown[]
    }
    expect(campaigns).toMatchObject([
      { alike: { groups: [{ letters: 6, supporters: 6, recipients: 1 }], uncompared: 1 } },
    ])
    expect(JSON.stringify(campaigns)).not.toContain('watches')
  })

  test('failed letters are listed with their reason, without a person, and retried', async () => {
    const { db, demarche } = await openCli()
    const dead = { campaign: 'mine', status: 'failed', reason: 'smtp-550-5.7.1', attempts: 1 } as const
    const [first = ''] = await queueLetters(db, 3, dead)
    await queueLetters(db, 1, { ...dead, ...accepted, status: 'failed', recipient: 'FR' })

    const listed = await demarche('mail', 'dead')
    expect(listed.out).toContain(`${first}\tmine\tCH\tsmtp-550-5.7.1\t2026-03-02\n`)
    expect(listed.out).toContain('\tFR\tsmtp-550-5.7.1\t2026-03-02\ttext erased\n')
    expect(listed.out).not.toMatch(/ana|@/i)

    expect((await demarche('mail', 'retry', first)).out).toBe('Back in the queue.\n')
    expect(await demarche('mail', 'retry', first)).toMatchObject({ code: 1, out: '' })
    expect(await demarche('mail', 'retry', randomUUID())).toMatchObject({ code: 1 })
    const all = await demarche('mail', 'retry', '--all')
    expect([all.code, all.out]).toEqual([
      0,
      '2 messages are back in the queue.\n1 cannot be retried: their text has been erased.\n',
    ])
    const due = await db.selectFrom('outbox').select('dueAt').where('status', '=', 'queued').execute()
    // Due long ago: they are late, and the worker reschedules them by hours, pace and cap.
    const yesterday = Date.now() - 86_400_000
    expect(due.map((row) => Date.parse(row.dueAt ?? '') < yesterday)).toEqual([true, true, true])
    expect((await demarche('mail', 'retry')).code).toBe(2)
  })

  test('reports in a maildir change the letter, the numbers and the address once, however often they are read', async () => {
    const { db, data, demarche } = await openCli({ MAIL_DOMAIN: domain })
    const ids = await queueLetters(db, 6, { campaign: 'mine', ...accepted })
    const [one = '', two = '', three = '', four = ''] = ids
    const to = (id: string) => `bounce+${id}@${domain}`
    const maildir = join(data, 'reports')
    for (const folder of ['new', 'cur', 'tmp']) mkdirSync(join(maildir, folder), { recursive: true })
    const files: Record<string, string> = {
      'new/1': formatReport({ to: to(one), message: '' }),
      'new/2': `Delivered-To: ${to(two)}\n${formatReport({ to: 'postmaster@x.example', message: '' })}`,
      'cur/3:2,S': formatReport({ to: to(three), status: '5.2.2', message: '' }),
      'cur/4:2,': formatReport({ to: to(four), action: 'delayed', status: '4.4.1', message: '' }),
      'cur/5:2,': `To: ${to(four)}\nSubject: Away\n\nI am away until Monday.\n`,
      'cur/6:2,': formatReport({ to: 'x@elsewhere.example', message: '' }),
      'cur/7:2,': formatReport({ to: to(randomUUID()), message: '' }),
      'tmp/8': formatReport({ to: to(four), message: '' }),
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(maildir, name), text)

    const first = await demarche('mail', 'bounces', maildir)
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out.replaceAll(`${maildir}/`, '').split('\n')).toEqual([
      'cur/3:2,S: bounced, soft (5.2.2)',
      'cur/4:2,: delayed (4.4.1)',
      'cur/5:2,: not a report',
      'cur/6:2,: not ours',
      'cur/7:2,: bounced, hard (5.1.1): already known, or about a message that is not in this database',
      'new/1: bounced, hard (5.1.1)',
      'new/2: bounced, hard (5.1.1)',
      '1 bounced, soft, 1 delayed, 1 not a report, 1 not ours, 1 bounced, nothing new, 2 bounced, hard.',
      '',
    ])
    const stored = async () => ({
      status: (await db.selectFrom('outbox').select(['id', 'status']).execute()).filter(
        ({ status }) => status === 'bounced',
      ).length,
      evidence: (await db.selectFrom('bounce').select(['hard', 'addressKey']).execute()).length,
      counted: (await demarche('mail', 'status', 'mine', '--json')).out,
    })
    const before = await stored()
    expect(before).toMatchObject({ status: 3, evidence: 3 })
    expect(JSON.parse(before.counted)).toMatchObject({ campaigns: [{ bounced: 3 }] })
    const again = await demarche('mail', 'bounces', maildir, join(maildir, 'new/1'))
    expect(again.out).toContain('5 bounced, nothing new')
    expect(await stored()).toEqual(before)
    const addresses = await db.selectFrom('bounce').select('addressKey').distinct().execute()
    expect(addresses).toHaveLength(1)
    expect(await demarche('mail', 'bounces', join(data, 'nowhere'))).toMatchObject({ code: 1 })
  })

  test('an operator who has checked an address clears its bounce history', async () => {
    const { db, data, demarche } = await openCli({ MAIL_DOMAIN: domain, SECRET: secret })
    const [id = ''] = await queueLetters(db, 1, { campaign: 'mine', ...accepted, addressKey: ownKey })
    const file = join(data, 'report')
    writeFileSync(file, formatReport({ to: `bounce+${id}@${domain}`, message: '' }))
    expect((await demarche('mail', 'bounces', file)).out).toContain('bounced, hard')

    expect((await demarche('mail', 'unbounce', 'x, y')).code).toBe(2)
    expect(await demarche('mail', 'unbounce', 'other@geneva.example')).toMatchObject({ code: 1, out: '' })
    const { out, err } = await demarche('mail', 'unbounce', 'Mission.CH@geneva.example')
    expect([out, err]).toEqual(['Cleared: 1 report. A running site follows within a minute.\n', ''])
    expect(await db.selectFrom('bounce').selectAll().execute()).toEqual([])
  })
})

test('two thousand random files are parsed', async () => {
  const { data, demarche } = await openAdminCli({ MAIL_DOMAIN: domain })
  const folder = join(data, 'rubbish')
  mkdirSync(folder)
  for (let i = 0; i < 2_000; i++)
    writeFileSync(join(folder, `${i}`), i % 3 === 0 ? formatReport({}).slice(0, i % 900) : `${i}\u0000\u00FF`)
  const { code, out } = await demarche('mail', 'bounces', folder)
  expect(code).toBe(0)
  expect(out.split('\n').at(-2)).toMatch(/^\d+ not a report/)
  expect(out.match(/: /g)?.length).toBeGreaterThanOrEqual(2_000)
})
