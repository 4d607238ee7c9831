import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SMTPServerOptions } from 'smtp-server'
import { writeFolder } from '../../../tests/content/example.ts'
import { probeSmtp } from '#app/mail/dns/probe-smtp.server.ts'
import { smtpAccountFor } from '#app/mail/outbox/outbox.fixture.ts'
import { startFakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'
import { openAdminCli } from '#app/cli/admin.fixture.ts'
import { explainFailure } from './explain-failure.ts'

const password = 'canary-pass-5d1e'

const startServer = async (options: SMTPServerOptions = {}) => {
  const server = await startFakeSmtpServer(0, options)
  onTestFinished(() => server.stop())
  return server
}

const withLogin: SMTPServerOptions = {
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth({ username, password: given }, _session, answer) {
    if (username === 'ana' && given === password) answer(null, { user: username })
    else answer(Object.assign(new Error(`5.7.8 Wrong: ${String(given)}`), { responseCode: 535 }))
  },
}

const check = async (url: string, args: string[] = [], as: 'demarche' | 'asProcess' = 'demarche') => {
  const cli = await openAdminCli({
    SMTP_URL: url,
    MAIL_FROM: 'Letters <letters@campaign.example>',
  })
  const answer = await cli[as]('mail', 'check', ...args)
  expect(answer.out + answer.err).not.toContain(password)
  expect(answer.out + answer.err).not.toContain(Buffer.from(password).toString('base64'))
  return answer
}

test('an operator whose settings are right gets an email', async () => {
  const server = await startServer(withLogin)
  const url = `smtp://ana:${password}@127.0.0.1:${server.port}`
  const { code, out, err } = await check(url, ['--to', 'me@operator.example'], 'asProcess')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain(
    `Mail server   127.0.0.1:${server.port}, not encrypted, since it is on this machine, with a login`,
  )
  expect(out).toContain('Connected and logged in.')
  expect(out).toContain('The test email was accepted.')
  expect(out).toMatch(/^SPF /m)
  expect(server.messages).toMatchObject([
    {
      to: ['me@operator.example'],
      from: expect.stringMatching(/^bounce\+[0-9a-f-]{36}@campaign\.example$/) as string,
    },
  ])
})

test('each kind of failure has its own words', async () => {
  const server = await startServer(withLogin)
  const login = await check(`smtp://ana:${password}-wrong@127.0.0.1:${server.port}`)
  expect([login.code, login.err]).toEqual([
    1,
    expect.stringContaining(
      'rejected the login (it replied 535 5.7.8). Check the user and password',
    ) as string,
  ])

  const strict = await startServer({
    onMailFrom: (_from, _session, answer) =>
      answer(Object.assign(new Error('5.7.1 not yours'), { responseCode: 550 })),
  })
  const sender = await check(`smtp://127.0.0.1:${strict.port}`, ['--to', 'me@operator.example'])
  expect([sender.code, sender.err]).toEqual([1, expect.stringContaining('Sender refused: ') as string])
  expect(sender.err).toContain('bounce+…@campaign.example (it replied 550 5.7.1)')

  const plain = await startServer()
  const tls = await check(`smtps://127.0.0.1:${plain.port}`)
  expect([tls.code, tls.err]).toEqual([1, expect.stringContaining('For STARTTLS write smtp://') as string])

  const nobody = await check('smtp://127.0.0.1:1')
  expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('Connection refused by') as string])
})

test('a server without the required encryption is distinguished from one with a self-signed certificate', async () => {
  const explain = async (port: number, tls: 'starttls' | 'at-once') => {
    const post = smtpAccountFor({ port, tls })
    const error: unknown = await probeSmtp(post, async () => {}).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    return explainFailure(error, { ...post.server, domain: post.domain })
  }
  const bare = await startServer()
  expect(await explain(bare.port, 'starttls')).toMatch(/^TLS: the server offers no STARTTLS/)
  const ownCertificate = await startServer({ secure: true })
  expect(await explain(ownCertificate.port, 'at-once')).toMatch(/^TLS: .*certificate/)
  const refusing = await startServer()
  refusing.behave({ rcpt: [550, '5.1.1 nobody'] })
  const post = smtpAccountFor({ port: refusing.port })
  const error: unknown = await probeSmtp(post, (sendTo) =>
    sendTo('x@y.example', { subject: 's', text: 't' }),
  ).catch((thrown: unknown) => thrown)
  expect(explainFailure(error, { ...post.server, domain: post.domain })).toMatch(
    /^Recipient refused: .*\(it replied 550 5\.1\.1\)/,
  )
  expect(explainFailure({ odd: true }, { ...post.server, domain: post.domain })).toContain('unknown reason')
})

test('the key to publish is derived from the key that signs', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const server = await startServer()
  const file = join(
    writeFolder({ 'dkim.pem': privateKey.export({ type: 'pkcs8', format: 'pem' }) }),
    'dkim.pem',
  )
  const { demarche } = await openAdminCli({
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    MAIL_FROM: 'letters@campaign.example',
    DKIM_DOMAIN: 'campaign.example',
    DKIM_SELECTOR: 's1',
    DKIM_KEY_FILE: file,
  })
  const { out } = await demarche('mail', 'check')
  const record = /s1\._domainkey\.campaign\.example\. TXT ((?:"[^"]*" ?)+)/.exec(out)?.[1] ?? ''
  const key = record.replace(/" "|"/g, '').replace('v=DKIM1; k=rsa; p=', '')
  expect(key.trim()).toBe(publicKey.export({ type: 'spki', format: 'der' }).toString('base64'))
  expect(out).not.toContain('PRIVATE')
})

test('without a mail server the check says where email goes', async () => {
  const { demarche } = await openAdminCli()
  expect(await demarche('mail', 'check')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Demonstration') as string,
  })
  expect(await demarche('mail', 'check', '--to', 'me@operator.example')).toMatchObject({ code: 1 })
  expect(await demarche('mail', 'check', '--to', 'me@a.example, you@b.example')).toMatchObject({ code: 2 })
})
