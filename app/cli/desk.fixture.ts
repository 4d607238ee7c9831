import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { copyExample, underSlug, writeFolder } from '../../tests/content/example.ts'
import { openDatabase, type DatabaseConfig } from '../../db/dialects/open.ts'
import { migrateToLatest } from '../../db/migrations/migrate.ts'
import type { Database } from '../../db/schema/database.ts'
import { runDemarche, typeDemarche, type Answer } from './terminal.fixture.ts'

export interface OperatorDesk {
  data: string
  db: Kysely<Database>
  demarche(...args: string[]): Promise<Answer>
  /** as a process of its own */
  asProcess(...args: string[]): Promise<Answer>
}

/** An operator at a terminal, with a data folder and a campaign `mine` of their own, gone when the test is over. */
export async function openOperatorDesk(
  env: Record<string, string> = {},
  database?: DatabaseConfig,
): Promise<OperatorDesk> {
  const data = mkdtempSync(join(tmpdir(), 'demarche-mail-cli-'))
  const campaigns = writeFolder(underSlug('mine', copyExample()))
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
    demarche: (...args) => typeDemarche(all, args),
    asProcess: (...args) => runDemarche(all, args),
  }
}

const fileIn = (data: string): DatabaseConfig => ({ kind: 'file', path: join(data, 'demarche.sqlite') })
