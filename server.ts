import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuilt } from '#app/host/startup/ensure-built.server.ts'
import { realTimers } from '#app/time/real-timers.server.ts'
import type { Config } from '#app/config/config.ts'
import { loadAssets } from '#app/host/cache/assets.server.ts'
import { securityHeaders } from '#app/host/response/security-headers.ts'
import { createHost } from '#app/host/host.server.ts'
import { createLog } from '#app/log/log.server.ts'
import type { readSiteFiles } from '#app/content/site-content.server.ts'
import { errorFields, type Log } from '#app/log/log.ts'

interface StartOptions {
  log?: Log
  /** Query names of public pages, which are part of the cache key. */
  cacheableQuery?: readonly string[]
  /** Whether SIGTERM and SIGINT stop this server; false in tests and tools that start several. */
  signals?: boolean
  /**
   * Whether every letter and post is composed at start-up to check it; tests of one set of campaigns do so
   * once.
   */
  compose?: boolean
  /** reads the content's files; tests of one set of campaigns read them once */
  readFiles?: typeof readSiteFiles
}

interface Started {
  url: string
  port: number
  /** slugs of campaigns that have mistakes and are not published */
  leftOut: readonly string[]
  stop(): Promise<void>
  forgetPages(): void
}

const root = fileURLToPath(new URL('.', import.meta.url))

/**
 * Builds if needed, creates the context and serves the site. Throws an Error that tells the operator what to
 * do. Nothing here may import React, even indirectly, before processConfig() has determined which build of
 * React to load: hence the imports inside.
 */
export async function startServer(config: Config, options: StartOptions = {}): Promise<Started> {
  const { log = createLog((line) => process.stdout.write(line)), cacheableQuery = ['case', 'in'] } = options
  await ensureBuilt({ root, log })
  const assets = await loadAssets(join(root, 'build/client'), securityHeaders(config.host.baseUrl))
  const build: ServerBuild = await import(pathToFileURL(join(root, 'build/server/index.js')).href)
  const { createContext } = await import('#app/create-context.server.ts')
  const { findRevisionedPages } = await import('#app/pages/statement/revisioned-pages.server.ts')
  const { compose = true, readFiles } = options
  const app = await createContext(config, log, {
    compose,
    timers: realTimers,
    ...(readFiles ? { readFiles } : {}),
  })
  const handle = createRequestHandler(build, config.mode)
  const host = createHost({
    config,
    // Each request gets its own context object, a key under which its action and loaders share results.
    handle: (request, context) => handle(request, { ...context }),
    app,
    words: (acceptLanguage) => app.refusalWords(acceptLanguage),
    revision: () => app.revision(),
    log,
    assets,
    cacheableQuery,
    findRevisioned: findRevisionedPages(app),
    timers: realTimers,
  })
  const stop = async () => {
    await host.stop()
    await app.close()
  }
  const { url, port } = await host.listen().catch(async (error: unknown) => {
    await app.close()
    throw error
  })
  log.info('listening', { port })
  if (options.signals !== false) stopOnSignal(stop, log)
  return { url, port, leftOut: app.leftOut, stop, forgetPages: host.forgetPages }
}

function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log.info('stopping', { signal })
      stop().then(
        () => log.info('stopped'),
        (thrown: unknown) => {
          log.error('stop-failed', errorFields(thrown))
          process.exitCode = 1
        },
      )
    })
}
