import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DatabaseConfig } from '#db/dialects/open.ts'
import { root } from '#app/config/folders.server.ts'
import { readSiteFiles } from '#app/content/site-content.server.ts'
import { loadConfig } from '#app/config/config.server.ts'
import { createLog } from '#app/log/log.server.ts'
import { startServer } from '../../../server.ts'

/** The files of our own campaigns, which no test changes: every site of a worker is made of one reading of them. */
let ownFiles: ReturnType<typeof readSiteFiles> | undefined

const readFilesOnce: typeof readSiteFiles = (sources) =>
  resolve(sources.campaignsDir) === join(root, 'campaigns') && sources.compose === false
    ? (ownFiles ??= readSiteFiles(sources))
    : readSiteFiles(sources)

/** The real program, started for tests. */
export interface Site {
  url: string
  dataDir: string
  /** every line it logged */
  log: string[]
  stop(): Promise<void>
  /** Stops it and removes its data folder. */
  remove(): Promise<void>
}

export type Env = Readonly<Record<string, string>>

/**
 * Starts the whole program as an operator would, on a free port and in a data folder of its own (or `env.DATA_DIR`).
 * Throws what the program throws when it refuses to start. It does not try every letter and post as it starts, unless `compose` says so:
 * tests/content/repository.test.ts does that for our own campaigns.
 */
export async function startSite(
  env: Env = {},
  { compose = false }: { compose?: boolean } = {},
): Promise<Site> {
  const dataDir = env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'demarche-flow-')))
  const log: string[] = []
  for (let attempt = 1; ; attempt++) {
    const port = String(await freePort())
    const config = loadConfig({
      NODE_ENV: 'test',
      PORT: port,
      BASE_URL: `http://localhost:${port}`,
      RATE_PER_MINUTE: '100000',
      ...env,
      DATA_DIR: dataDir,
    })
    if (!config.ok) throw new Error(config.error.join('\n'))
    try {
      const started = await startServer(config.value, {
        log: createLog((line) => void log.push(line)),
        signals: false,
        compose,
        readFiles: readFilesOnce,
      })
      let stopped: Promise<void> | undefined
      const stop = () => (stopped ??= started.stop())
      const remove = async () => {
        await stop()
        await rm(dataDir, { recursive: true, force: true })
      }
      return { url: config.value.host.baseUrl, dataDir, log, stop, remove }
    } catch (error) {
      // Another test file may have taken the port between our look and our start.
      if (attempt === 5 || !(error instanceof Error && /is in use/.test(error.message))) throw error
    }
  }
}

/** For one test, which ends it. */
export async function openSite(env: Env = {}, options: { compose?: boolean } = {}): Promise<Site> {
  const site = await startSite(env, options)
  onTestFinished(() => site.remove())
  return site
}

/** The setting that makes the program use this database. */
export const databaseEnv = (config: DatabaseConfig): Env =>
  config.kind === 'url' ? { DATABASE_URL: config.url } : {}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
