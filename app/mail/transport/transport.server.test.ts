import { randomUUID } from 'node:crypto'
import { onTestFinished, expect, test } from 'vitest'
import type { SMTPServerOptions } from 'smtp-server'
import { classifyFailure, type SendFailure } from './classify-failure.ts'
import type { MailServer } from '#app/config/mail-settings.ts'
import { smtpAccountFor } from '#app/mail/outbox/outbox.fixture.ts'
import { startFakeSmtpServer } from './fake-smtp-server.fixture.ts'
import { openTransport } from './transport.server.ts'

async function meet(options: SMTPServerOptions, server: Partial<MailServer>) {
  const fake = await startFakeSmtpServer(0, options)
  const transport = openTransport(smtpAccountFor({ port: fake.port, ...server }), {
    timeouts: { connect: 1000, silence: 1000 },
  })
  onTestFinished(async () => {
    transport.close(true)
    await fake.stop()
  })
  const send = () =>
    transport.send(
      {
        id: randomUUID(),
        kind: 'letter',
        campaign: 'end-reprisals',
        recipient: 'CH',
        caseId: null,
        language: 'en',
        toEmail: 'mission@ch.example',
        toName: null,
        replyEmail: null,
        replyName: null,
        subject: 'Please act',
        text: 'Please act.',
      },
      new Date(),
    )
  return { fake, transport, send }
}

const judged = (error: unknown) => classifyFailure(error as SendFailure)

test.each<[string, SMTPServerOptions, Partial<MailServer>]>([
  ['that offers no encryption', {}, { tls: 'starttls' }],
  ['whose certificate is not to be trusted', { disabledCommands: ['AUTH'] }, { tls: 'starttls' }],
  ['that speaks plainly where encryption was promised', {}, { tls: 'at-once' }],
  ['whose certificate is not to be trusted, from the first byte', { secure: true }, { tls: 'at-once' }],
])('a server %s gets no letter, and the letter waits', async (_what, options, server) => {
  const { fake, send } = await meet(options, server)
  const error: unknown = await send().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(judged(error)).toMatchObject({ kind: 'temporary', hard: false })
  expect(fake.messages).toEqual([])
})

test('a wrong password is our mistake: letters wait, and the operator is told', async () => {
  const options: SMTPServerOptions = {
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, answer) => answer(new Error('no')),
  }
  const { transport, send } = await meet(options, { login: { user: 'ana', pass: 'canary' } })
  const errors: unknown[] = await Promise.all([
    send().catch((thrown: unknown) => thrown),
    transport.verify().catch((thrown: unknown) => thrown),
  ])
  expect(errors.map(judged)).toEqual([
    { kind: 'temporary', reason: 'smtp-535', hard: false },
    { kind: 'temporary', reason: 'smtp-535', hard: false },
  ])
})

test('a working server is recognised without a message', async () => {
  const { transport, fake } = await meet({}, {})
  await transport.verify()
  expect(fake.messages).toEqual([])
})

test('a connection is kept for the next letters', async () => {
  const { fake, send } = await meet({}, {})
  for (let i = 0; i < 120; i++) await send()
  expect(fake.messages).toHaveLength(120)
  expect(fake.connections()).toBe(1)
})
