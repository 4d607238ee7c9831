import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { eraseFromMailbox } from './mailbox-files.server.ts'
import { openDemoMailbox, startDemoMailServer } from './demo-mailbox.server.ts'
import type { SendableMessage } from '#app/mail/message/message.server.ts'
import { domain, smtpAccountFor } from '#app/mail/outbox/outbox.fixture.ts'
import { openTransport } from '#app/mail/transport/transport.server.ts'

const now = new Date('2026-03-02T09:30:00.123Z')

async function openDemo() {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-mailbox-'))
  const { server, stop } = await startDemoMailServer(folder, domain, () => now)
  const transport = openTransport(smtpAccountFor(server))
  onTestFinished(async () => {
    transport.close(true)
    await stop()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    folder,
    server,
    mailbox: openDemoMailbox(folder),
    send: (message: SendableMessage) => transport.send(message, now),
  }
}

const letter = (more: Partial<SendableMessage> = {}): SendableMessage => ({
  id: randomUUID(),
  kind: 'letter',
  campaign: 'end-reprisals',
  recipient: 'CN',
  caseId: null,
  language: 'zh',
  toEmail: 'mission.cn@geneva.example',
  toName: '常驻代表团',
  replyEmail: 'ana@post.example',
  replyName: 'Ana Pérez',
  subject: '请关注',
  text: '阁下：\n\n请在会议上提及此事。\n\nAna Pérez',
  ...more,
})

test('a letter of a demonstration is kept as the mission would see it', async () => {
  const { mailbox, send } = await openDemo()
  expect(await mailbox.list()).toEqual([])
  const message = letter()
  await send(message)
  const expected = {
    id: message.id,
    at: now.toISOString(),
    from: { name: 'Ana Pérez', address: 'letters@letters.example' },
    to: { name: '常驻代表团', address: 'mission.cn@geneva.example' },
    subject: '请关注',
    language: 'zh',
  }
  expect(await mailbox.list()).toMatchObject([expected])
  expect(await mailbox.read(message.id)).toMatchObject({
    ...expected,
    replyTo: { name: 'Ana Pérez', address: 'ana@post.example' },
    text: message.text,
    html: expect.stringContaining('请在会议上提及此事'),
    source: expect.stringContaining('Message-ID'),
  })
})

test('other users of the machine cannot read it', async () => {
  const { folder, send } = await openDemo()
  await send(letter())
  const [name = ''] = await readdir(join(folder, 'mailbox'))
  expect((await stat(join(folder, 'mailbox'))).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'mailbox', name))).mode & 0o777).toBe(0o600)
})

test('other users of the machine cannot write to it', async () => {
  const { server, mailbox } = await openDemo()
  const nameless = openTransport(smtpAccountFor({ ...server, login: null }))
  await expect(nameless.send(letter(), now)).rejects.toMatchObject({ responseCode: 530 })
  nameless.close(true)
  const stranger = openTransport(smtpAccountFor({ ...server, login: { user: 'demo', pass: 'guessed' } }))
  await expect(stranger.send(letter(), now)).rejects.toMatchObject({ responseCode: 535 })
  stranger.close(true)
  expect(await mailbox.list()).toEqual([])
})

test.each(['../secret', '', 'x', '..%2f', randomUUID()])('there is no message called %j', async (id) => {
  const { folder, mailbox, send } = await openDemo()
  await writeFile(join(folder, 'secret'), 'canary')
  await send(letter())
  expect(await mailbox.read(id)).toBeUndefined()
})

test('Ana’s messages are erased, those to her and those with her Reply-To, and Bea’s are kept', async () => {
  const { folder, mailbox, send } = await openDemo()
  const bea = letter({ replyEmail: 'bea@post.example' })
  await send(letter())
  await send(letter({ kind: 'confirmation', toEmail: 'ana@post.example', replyEmail: null }))
  await send(bea)
  expect(await eraseFromMailbox(folder, (email) => email === 'ana@post.example')).toBe(2)
  expect((await mailbox.list()).map(({ id }) => id)).toEqual([bea.id])
  expect(await eraseFromMailbox(join(folder, 'nowhere'), () => true)).toBe(0)
})

test('any erasure removes what a killed process left half written, and keeps what is being written', async () => {
  const { folder } = await openDemo()
  const mailbox = join(folder, 'mailbox')
  await mkdir(mailbox, { recursive: true })
  const [old, fresh] = [join(mailbox, 'a.eml.part'), join(mailbox, 'b.eml.part')]
  for (const file of [old, fresh]) await writeFile(file, 'To: ana@post.example')
  await utimes(old, new Date(0), new Date(0))
  await eraseFromMailbox(folder, () => false)
  expect(await readdir(mailbox)).toEqual(['b.eml.part'])
})
