import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { loadConfig, processConfig } from './config.server.ts'

afterEach(() => vi.unstubAllEnvs())

function accepted(env: Record<string, string | undefined>) {
  const result = loadConfig(env)
  if (!result.ok) throw new Error(result.error.join('\n'))
  return result.value
}

function problems(env: Record<string, string | undefined>) {
  const result = loadConfig(env)
  return result.ok ? [] : result.error
}

test('an operator who sets nothing gets a demo on localhost:3000', () => {
  expect(accepted({})).toEqual({
    mode: 'production',
    demo: true,
    host: {
      port: 3000,
      address: 'localhost',
      baseUrl: 'http://localhost:3000',
      trustProxy: 0,
      ratePerMinute: 300,
    },
    folders: { data: './data', campaigns: './campaigns' },
    database: { kind: 'file', path: 'data/demarche.sqlite' },
    directoryFile: null,
    secret: null,
    mail: {
      server: null,
      from: null,
      domain: null,
      dkim: null,
      perSecond: 5,
      perRecipientHour: 12,
      perCampaignDay: 2000,
      confirmationsPerHour: 500,
      perNetworkHour: 60,
      proofAbove: 100,
    },
    retentionDays: 30,
    fixedNow: null,
  })
})

test('an empty line means the same as a missing one', () => {
  const names = ['PORT', 'HOST', 'BASE_URL', 'TRUST_PROXY', 'DATA_DIR', 'CAMPAIGNS_DIR', 'DATABASE_URL']
  const more = ['DIRECTORY_FILE', 'SECRET', 'RATE_PER_MINUTE', 'DEMARCHE_NOW', 'NODE_ENV']
  expect(accepted(Object.fromEntries([...names, ...more].map((name) => [name, ' '])))).toEqual(accepted({}))
})

test('the example file works unedited and names every setting', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'))
  expect(accepted(example)).toEqual(accepted({}))
  expect(Object.keys(example).sort()).toEqual([
    'BASE_URL',
    'CAMPAIGNS_DIR',
    'DATABASE_URL',
    'DATA_DIR',
    'DEMARCHE_NOW',
    'DIRECTORY_FILE',
    'DKIM_DOMAIN',
    'DKIM_KEY_FILE',
    'DKIM_SELECTOR',
    'HOST',
    'MAIL_CONFIRMATIONS_PER_HOUR',
    'MAIL_DOMAIN',
    'MAIL_FROM',
    'MAIL_PER_CAMPAIGN_DAY',
    'MAIL_PER_NETWORK_HOUR',
    'MAIL_PER_RECIPIENT_HOUR',
    'MAIL_PER_SECOND',
    'MAIL_PROOF_ABOVE',
    'NODE_ENV',
    'PORT',
    'RATE_PER_MINUTE',
    'RETENTION_DAYS',
    'SECRET',
    'SMTP_URL',
    'TRUST_PROXY',
  ])
})

test('a directory of real addresses ends the demo', () => {
  expect(accepted({ DIRECTORY_FILE: './missions.csv' })).toMatchObject({
    demo: false,
    directoryFile: './missions.csv',
  })
})

test('a directory imported into the data folder ends the demo too, unless another file is set', () => {
  const data = mkdtempSync(join(tmpdir(), 'demarche-data-'))
  expect(accepted({ DATA_DIR: data })).toMatchObject({ demo: true, directoryFile: null })
  const imported = join(data, 'directory.csv')
  writeFileSync(imported, '')
  expect(accepted({ DATA_DIR: data })).toMatchObject({ demo: false, directoryFile: imported })
  expect(accepted({ DATA_DIR: data, DIRECTORY_FILE: './missions.csv' }).directoryFile).toBe('./missions.csv')
})

test('an operator sees all problems at once', () => {
  const found = problems({
    PORT: '80a',
    BASE_URL: 'letters.example.org',
    TRUST_PROXY: '6',
    RATE_PER_MINUTE: '0',
    SECRET: 'short',
    DATABASE_URL: 'mysql://x',
    NODE_ENV: 'prod',
    HOST: 'http://x',
    DEMARCHE_NOW: 'yesterday',
  })
  expect(found.map((problem) => problem.split(' ')[0]).sort()).toEqual([
    'BASE_URL',
    'DATABASE_URL',
    'DEMARCHE_NOW',
    'HOST',
    'NODE_ENV',
    'PORT',
    'RATE_PER_MINUTE',
    'SECRET',
    'TRUST_PROXY',
  ])
})

test('no problem repeats a secret', () => {
  const found = problems({
    SECRET: 'canary-secret',
    DATABASE_URL: 'mysql://ana:canary-secret@db/x',
    BASE_URL: 'https://ana:canary-secret@example.org',
  })
  expect(found).toHaveLength(3)
  expect(found.join()).not.toContain('canary')
})

test.each([
  'https://x.org/path',
  'https://x.org/?a=1',
  'https://x.org/#a',
  'ftp://x.org',
  'https://u:p@x.org',
])('%s is no base address', (value) => expect(problems({ BASE_URL: value })).toHaveLength(1))

test('a base address loses its closing slash and its default port', () => {
  expect(accepted({ BASE_URL: 'https://Letters.example.org:443/' }).host.baseUrl).toBe(
    'https://letters.example.org',
  )
})

test('the base address follows the port', () => {
  expect(accepted({ PORT: '4000' }).host.baseUrl).toBe('http://localhost:4000')
})

test('any free port is for tests only', () => {
  expect(accepted({ PORT: '0', NODE_ENV: 'test' }).host.port).toBe(0)
  expect(problems({ PORT: '0' })).toHaveLength(1)
})

test('the clock cannot be stopped in production', () => {
  expect(problems({ DEMARCHE_NOW: '2026-03-01T09:00:00Z', NODE_ENV: 'production' })).toHaveLength(1)
  expect(accepted({ DEMARCHE_NOW: '2026-03-01T09:00:00Z' }).mode).toBe('development')
  expect(accepted({ DEMARCHE_NOW: '2026-03-01T10:00+01:00', NODE_ENV: 'development' }).fixedNow).toBe(
    '2026-03-01T09:00:00.000Z',
  )
})

test('a database server is named by its address', () => {
  const url = 'postgres://ana:pw@db.example/letters'
  expect(accepted({ DATABASE_URL: url }).database).toEqual({ kind: 'url', url })
})

test('settings are frozen', () => {
  const config = accepted({})
  expect(() => Object.assign(config.host, { port: 1 })).toThrow(TypeError)
  expect(() => Object.assign(config.database, { path: '/' })).toThrow(TypeError)
})

test('the .env file is read, but what is already set wins', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'demarche-')), '.env')
  writeFileSync(file, 'RATE_PER_MINUTE=7\nPORT=4001\nNODE_ENV=development\n')
  // Vitest sets BASE_URL to '/', for a purpose of its own.
  for (const name of ['RATE_PER_MINUTE', 'NODE_ENV', 'BASE_URL']) vi.stubEnv(name, undefined)
  vi.stubEnv('PORT', '4002')
  const result = processConfig(file)
  expect(result).toMatchObject({
    ok: true,
    value: { mode: 'development', host: { port: 4002, ratePerMinute: 7 } },
  })
})

test('NODE_ENV is production before React loads', () => {
  vi.stubEnv('NODE_ENV', undefined)
  processConfig('no-such-file')
  // eslint-disable-next-line no-restricted-syntax
  expect(process.env.NODE_ENV).toBe('production')
})
