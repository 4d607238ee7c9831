import { createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Result } from '#app/core/result.ts'
import type { Config } from './config.ts'
import type { Env } from './env-fields.ts'
import { importedDirectoryName, parseConfig, type ConfigDisk } from './parse-config.ts'

const disk: ConfigDisk = { join, exists: existsSync, readSigningKey }

/** Parses the settings of an environment and reads the files that it names. */
export const loadConfig = (env: Env): Result<Config, string[]> => parseConfig(env, disk)

/** The path where the import keeps the directory unless another file is set. */
export const importedDirectory = (data: string): string => join(data, importedDirectoryName)

/**
 * Loads the settings of this process: the `.env` file if there is one, overruled by what is already set in
 * the environment. Call it before anything imports React, which picks its slow development build once and for
 * good unless NODE_ENV says production at that moment.
 */
export function processConfig(envFile = '.env', env = process.env): Result<Config, string[]> {
  const file = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {}
  const result = loadConfig({ ...file, ...env })
  env.NODE_ENV = result.ok ? result.value.mode : 'production'
  return result
}

/** The clock of a configuration: the real one, or one that always tells the fixed time. */
export function clockOf({ fixedNow }: Pick<Config, 'fixedNow'>): () => Date {
  return () => (fixedNow === null ? new Date() : new Date(fixedNow))
}

/** The environment for build tools: our own, but always production. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production' }
}

/** RSA, since that is what the mail library signs with; RFC 8301, 3.2 forbids shorter keys. */
function readSigningKey(file: string): string | undefined {
  try {
    const pem = readFileSync(file, 'utf8')
    const key = createPrivateKey(pem)
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return key.asymmetricKeyType === 'rsa' && bits >= 1024 ? pem : undefined
  } catch {
    return undefined
  }
}
