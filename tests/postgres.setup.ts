import type { TestProject } from 'vitest/node'
import { setup as startPostgres } from '#db/testing/real-server.setup.ts'

interface Shared {
  server: string
  users: number
  stop(): Promise<void>
}

// Each project of a run has its own copy of this module, and they share the process.
const run: typeof globalThis & { demarcheTestPostgres?: Shared } = globalThis

/** One PostgreSQL server for all projects of a run: started for the first, ended after the last. */
export async function setup(project: TestProject) {
  if (run.demarcheTestPostgres) project.provide('server', run.demarcheTestPostgres.server)
  else {
    const stop = await startPostgres(project)
    run.demarcheTestPostgres = { server: project.getProvidedContext().server, users: 0, stop }
  }
  const shared = run.demarcheTestPostgres
  shared.users++
  return async () => {
    if (--shared.users > 0) return
    delete run.demarcheTestPostgres
    await shared.stop()
  }
}
