import { z } from 'zod'
import type { Result } from '#app/core/result.ts'
import { modes, type Config } from './config.ts'
import {
  dropEmpty,
  field,
  hostName,
  notOneOf,
  origin,
  secret,
  time,
  wholeNumber,
  type Env,
} from './env-fields.ts'
import { mailFields, mailSettings, type ReadSigningKey } from './mail-settings.ts'

/** The part of the disk that the settings depend on. */
export interface ConfigDisk {
  join(folder: string, name: string): string
  exists(path: string): boolean
  readSigningKey: ReadSigningKey
}

/**
 * Parses the settings of an environment. Unset and empty both mean the default. All problems come back at
 * once, each with the variable, what is wrong and what to do; none of them repeats a value that may be
 * secret.
 */
export function parseConfig(environment: Env, disk: ConfigDisk): Result<Config, string[]> {
  const env = dropEmpty(environment)
  const parsed = envSchema(env, disk).safeParse(env)
  if (parsed.success) return { ok: true, value: freezeDeep(arrange(parsed.data, disk)) }
  return { ok: false, error: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) }
}

function envSchema(env: Env, { readSigningKey }: ConfigDisk) {
  // A stopped clock is for development and tests, so setting one without NODE_ENV means development.
  const mode = z
    .enum(modes, { error: notOneOf(modes) })
    .default(env.DEMARCHE_NOW === undefined ? 'production' : 'development')
  const isMode = (wanted: string) => mode.safeParse(env.NODE_ENV).data === wanted
  return z.object({
    NODE_ENV: mode,
    PORT: wholeNumber({ min: isMode('test') ? 0 : 1, max: 65_535, otherwise: 3000 }),
    HOST: hostName.default('localhost'),
    BASE_URL: origin.optional(),
    TRUST_PROXY: wholeNumber({ min: 0, max: 5, otherwise: 0 }),
    RATE_PER_MINUTE: wholeNumber({ min: 1, max: 1_000_000, otherwise: 300 }),
    DATA_DIR: z.string().default('./data'),
    CAMPAIGNS_DIR: z.string().default('./campaigns'),
    DATABASE_URL: field(parsePostgres, notPostgres).optional(),
    DIRECTORY_FILE: z.string().optional(),
    SECRET: secret(32).optional(),
    RETENTION_DAYS: wholeNumber({ min: 1, max: 3650, otherwise: 30 }),
    DEMARCHE_NOW: (isMode('production') ? z.undefined({ error: clockInProduction }) : time).optional(),
    ...mailFields(env, readSigningKey),
  })
}

function arrange(env: z.output<ReturnType<typeof envSchema>>, disk: ConfigDisk): Config {
  const { DATA_DIR: data, DATABASE_URL: url } = env
  const imported = disk.join(data, importedDirectoryName)
  const directoryFile = env.DIRECTORY_FILE ?? (disk.exists(imported) ? imported : null)
  return {
    mode: env.NODE_ENV,
    demo: directoryFile === null,
    host: {
      port: env.PORT,
      address: env.HOST,
      baseUrl: env.BASE_URL ?? `http://localhost:${env.PORT}`,
      trustProxy: env.TRUST_PROXY,
      ratePerMinute: env.RATE_PER_MINUTE,
    },
    folders: { data, campaigns: env.CAMPAIGNS_DIR },
    database:
      url === undefined ? { kind: 'file', path: disk.join(data, 'demarche.sqlite') } : { kind: 'url', url },
    directoryFile,
    secret: env.SECRET ?? null,
    mail: mailSettings(env),
    retentionDays: env.RETENTION_DAYS,
    fixedNow: env.DEMARCHE_NOW ?? null,
  }
}

/** The file in the data folder where the import keeps the directory unless another file is set. */
export const importedDirectoryName = 'directory.csv'

const clockInProduction = 'stops the clock and is refused in production. Remove it.'

const notPostgres =
  'is not a database address. Set it like postgres://user:password@host/name, or remove it for the file database.'

const parsePostgres = (value: string): string | undefined =>
  /^postgres(?:ql)?:\/\/./.test(value) && URL.canParse(value) ? value : undefined

function freezeDeep<T extends object>(tree: T): Readonly<T> {
  for (const value of Object.values(tree))
    if (typeof value === 'object' && value !== null) freezeDeep(value as object)
  return Object.freeze(tree)
}
