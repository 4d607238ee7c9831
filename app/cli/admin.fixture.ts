import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { copyExample, prefixWithSlug, writeFolder } from '../../tests/content/example.ts'
import { openDatabase, type DatabaseConfig } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { runCli, spawnCli, type CliResult } from './cli.fixture.ts'
import type { Database } from '#db/schema/database.ts'

interface AdminCli {
  data: string
  db: Kysely<Database>
  demarche(...args: string[]): Promise<CliResult>
  /** runs in a process of its own, which takes about a second to start */
  asProcess(...args: string[]): Promise<CliResult>
}

/**
 * Opens the command line of an operator, with its own data folder and campaign `mine`, removed after the
 * test.
 */
export async function openAdminCli(
  env: Record<string, string> = {},
  database?: DatabaseConfig,
): Promise<AdminCli> {
  const data = mkdtempSync(join(tmpdir(), 'demarche-mail-cli-'))
  const campaigns = writeFolder(prefixWithSlug('mine', copyExample()))
  const config = database?.kind === 'url' ? database : fileIn(data)
  const db = openDatabase(config)
  onTestFinished(async () => {
    await db.destroy()
    rmSync(data, { recursive: true, force: true })
  })
  await migrateToLatest(db)
  const all = {
    DATA_DIR: data,
    CAMPAIGNS_DIR: campaigns,
    ...(config.kind === 'url' ? { DATABASE_URL: config.url } : {}),
    ...env,
  }
  return {
    data,
    db,
    demarche: (...args) => runCli(all, args),
    asProcess: (...args) => spawnCli(all, args),
  }
}

const fileIn = (data: string): DatabaseConfig => ({ kind: 'file', path: join(data, 'demarche.sqlite') })
