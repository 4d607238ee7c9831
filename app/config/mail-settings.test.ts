import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig } from './config.server.ts'

function read(env: Record<string, string>) {
  const result = loadConfig(env)
  return result.ok
    ? { ...result.value.mail, problems: [] }
    : { server: null, domain: null, dkim: null, problems: result.error }
}

const from = 'letters@example.org'

test.each([
  [
    'smtps://ana:p%40ss%3A%2F@mail.example.org',
    { host: 'mail.example.org', port: 465, tls: 'at-once', login: { user: 'ana', pass: 'p@ss:/' } },
  ],
  [
    'smtp://ana%40example.org:pass@mail.example.org:2525/',
    {
      host: 'mail.example.org',
      port: 2525,
      tls: 'starttls',
      login: { user: 'ana@example.org', pass: 'pass' },
    },
  ],
  ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, tls: 'starttls', login: null }],
  ['smtp://localhost:25', { host: 'localhost', port: 25, tls: 'none', login: null }],
  ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, tls: 'none', login: null }],
  ['smtp://[::1]:1025', { host: '::1', port: 1025, tls: 'none', login: null }],
  // Looks like this machine and is another.
  [
    'smtp://127.0.0.1.example.org',
    { host: '127.0.0.1.example.org', port: 587, tls: 'starttls', login: null },
  ],
])('%s is a mail server', (SMTP_URL, server) =>
  expect(read({ SMTP_URL, MAIL_FROM: from })).toMatchObject({ server, problems: [] }),
)

test.each([
  'mail.example.org',
  'https://mail.example.org',
  'smtp://',
  'smtp://canary-secret@mail.example.org',
  'smtp://:canary-secret@mail.example.org',
  'smtp://ana:canary-secret%@mail.example.org',
  'smtp://ana:canary-secret@mail.example.org:99999',
  'smtp://ana:canary-secret@mail.example.org/?tls=no',
  'smtp://ana:canary secret@mail.example.org',
])('%s is not a mail server, and its password is not repeated', (SMTP_URL) => {
  const { server, problems } = read({ SMTP_URL, MAIL_FROM: from })
  expect(server).toBeNull()
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^SMTP_URL is not a mail server\. Set it like /)
  expect(problems[0]).not.toContain('canary')
})

test.each([
  ['letters@example.org', { name: '', address: 'letters@example.org' }],
  ['Letters <letters@Example.org>', { name: 'Letters', address: 'letters@example.org' }],
  [
    '"Letters, all of them" <letters@example.org>',
    { name: 'Letters, all of them', address: 'letters@example.org' },
  ],
  ['给使团的信 <letters@example.org>', { name: '给使团的信', address: 'letters@example.org' }],
])('%s is the sender of emails', (from, mailbox) =>
  expect(read({ MAIL_FROM: from })).toMatchObject({ from: mailbox, domain: 'example.org', problems: [] }),
)

test.each([
  'letters',
  'a@b.example, c@d.example',
  'a@b.example <c@d.example>',
  'Letters <>',
  'x <a@b.example> y',
])('%s is not one address', (from) =>
  expect(read({ MAIL_FROM: from }).problems).toEqual([expect.stringMatching(/^MAIL_FROM is not one /)]),
)

test('a mail server needs a sender', () => {
  expect(read({ SMTP_URL: 'smtp://localhost' }).problems).toEqual([
    expect.stringMatching(/^MAIL_FROM is missing/),
  ])
})

test('reports come back to the domain of the sender, or to another', () => {
  expect(read({ MAIL_FROM: from, MAIL_DOMAIN: 'Bounces.Example.org' }).domain).toBe('bounces.example.org')
  expect(read({ MAIL_FROM: from, MAIL_DOMAIN: 'a b' }).problems).toEqual([
    expect.stringMatching(/^MAIL_DOMAIN/),
  ])
})

function keyFile(content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-dkim-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'dkim.pem')
  writeFileSync(file, content)
  return file
}

const pem = { type: 'pkcs8', format: 'pem' } as const
const pair = generateKeyPairSync('rsa', { modulusLength: 1024 })
const privateKey = pair.privateKey.export(pem).toString()
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const edwards = generateKeyPairSync('ed25519').privateKey.export(pem).toString()
const named = { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'letters2026' }

test('letters are signed with the key of a file', () => {
  expect(read({ ...named, DKIM_KEY_FILE: keyFile(privateKey) })).toMatchObject({
    dkim: { domain: 'example.org', selector: 'letters2026', privateKey },
    problems: [],
  })
})

test('incomplete DKIM settings are reported as missing', () => {
  const { problems, dkim } = read({ DKIM_SELECTOR: 'letters2026' })
  expect(dkim).toBeNull()
  expect(problems.map((problem) => problem.split(' ').slice(0, 3).join(' '))).toEqual([
    'DKIM_DOMAIN is missing.',
    'DKIM_KEY_FILE is missing.',
  ])
})

test.each([
  ['nothing', () => '/nowhere/canary.pem'],
  ['a public key', () => keyFile(publicKey)],
  ['words', () => keyFile('canary')],
  ['a key that the library cannot sign with', () => keyFile(edwards)],
])('a key file with %s is refused, and its content is not repeated', (_what, file) => {
  const { problems } = read({ ...named, DKIM_KEY_FILE: file() })
  expect(problems).toEqual([expect.stringMatching(/^DKIM_KEY_FILE does not name /)])
  expect(problems[0]).not.toMatch(/canary|KEY-----/)
})

test('an operator sees all problems at once', () => {
  const names = [
    'MAIL_PER_SECOND',
    'MAIL_PER_RECIPIENT_HOUR',
    'MAIL_PER_CAMPAIGN_DAY',
    'MAIL_CONFIRMATIONS_PER_HOUR',
    'MAIL_PER_NETWORK_HOUR',
  ]
  const wrong = Object.fromEntries(names.map((name) => [name, '0']))
  expect(read({ ...wrong, SMTP_URL: 'x', MAIL_FROM: 'x' }).problems).toHaveLength(7)
})
