import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { freezeDeep, reader, type Env } from './env-reader.ts'
import { readMailSettings, type MailSettings } from './mail-settings.server.ts'

export type Mode = 'production' | 'development' | 'test'

export type Database = { kind: 'file'; path: string } | { kind: 'url'; url: string }

/** Everything an operator can set. Frozen all the way down; nothing else in the program reads the environment. */
export type Config = Readonly<{
  mode: Mode
  /** True while no directory of real addresses is set: letters go to reserved `.example` names only. */
  demo: boolean
  host: Readonly<{
    port: number
    /** `localhost` means the IPv4 and the IPv6 loopback address, both. */
    address: string
    /** An origin without a closing slash; links and the same-origin check are made from it, never from a header. */
    baseUrl: string
    /** Reverse proxies in front of us whose X-Forwarded-For entry is believed. */
    trustProxy: number
    /** POST requests per network and minute. */
    ratePerMinute: number
  }>
  folders: Readonly<{ data: string; campaigns: string }>
  database: Readonly<Database>
  /** what is set, or what the import wrote into the data folder */
  directoryFile: string | null
  secret: string | null
  mail: Readonly<MailSettings>
  /** How long supporters' data outlives a campaign's end; docs/mail.md. */
  retentionDays: number
  /** ISO time that stands in for the clock; never set in production. */
  fixedNow: string | null
}>

export type ConfigResult = { ok: true; value: Config } | { ok: false; problems: string[] }

/**
 * Settings from an environment. Unset and empty both mean the default. All problems come back at once, each saying
 * what is wrong and what to do; none of them repeats a value that may be secret.
 */
export function loadConfig(env: Env): ConfigResult {
  const read = reader(env)
  // A stopped clock is for development and tests, so asking for one without saying more means development.
  const mode = read.oneOf(
    'NODE_ENV',
    ['production', 'development', 'test'],
    read.text('DEMARCHE_NOW') === undefined ? 'production' : 'development',
  )
  const port = read.wholeNumber('PORT', { least: mode === 'test' ? 0 : 1, most: 65_535, otherwise: 3000 })
  const data = read.text('DATA_DIR') ?? './data'
  const imported = importedDirectory(data)
  const directoryFile = read.text('DIRECTORY_FILE') ?? (existsSync(imported) ? imported : null)
  const config: Config = {
    mode,
    demo: directoryFile === null,
    host: {
      port,
      address: read.host('HOST') ?? 'localhost',
      baseUrl: read.origin('BASE_URL') ?? `http://localhost:${port}`,
      trustProxy: read.wholeNumber('TRUST_PROXY', { least: 0, most: 5, otherwise: 0 }),
      ratePerMinute: read.wholeNumber('RATE_PER_MINUTE', { least: 1, most: 1_000_000, otherwise: 300 }),
    },
    folders: { data, campaigns: read.text('CAMPAIGNS_DIR') ?? './campaigns' },
    database: readDatabase(read.matched('DATABASE_URL', acceptPostgres, notPostgres), data),
    directoryFile,
    secret: read.secret('SECRET', 32) ?? null,
    mail: readMailSettings(read),
    retentionDays: read.wholeNumber('RETENTION_DAYS', { least: 1, most: 3650, otherwise: 30 }),
    fixedNow: read.time('DEMARCHE_NOW') ?? null,
  }
  if (config.fixedNow !== null && mode === 'production')
    read.problems.push('DEMARCHE_NOW stops the clock and is refused in production. Remove it.')
  return read.problems.length > 0
    ? { ok: false, problems: read.problems }
    : { ok: true, value: freezeDeep(config) }
}

/** Where the import keeps the directory as long as no other file is set. */
export const importedDirectory = (data: string): string => join(data, 'directory.csv')

const acceptPostgres = (value: string): string | undefined =>
  /^postgres(?:ql)?:\/\/./.test(value) && URL.canParse(value) ? value : undefined

const notPostgres =
  'is not a database address. Set it like postgres://user:password@host/name, or remove it for the file database.'

function readDatabase(url: string | undefined, data: string): Database {
  return url === undefined ? { kind: 'file', path: join(data, 'demarche.sqlite') } : { kind: 'url', url }
}

/**
 * Settings of this process: the `.env` file if there is one, overruled by what is already set in the environment.
 * Call it before anything imports React, which picks its slow development build once and for good unless NODE_ENV
 * says production at that moment.
 */
export function processConfig(envFile = '.env', env = process.env): ConfigResult {
  const file = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {}
  const result = loadConfig({ ...file, ...env })
  env.NODE_ENV = result.ok ? result.value.mode : 'production'
  return result
}

/** The environment that build tools are started in: ours, but always production. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production' }
}
