import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

// Below the project, where packages are found.
const folder = fileURLToPath(
  new URL(`../../node_modules/.cache/demarche-tests-${randomUUID()}`, import.meta.url),
)
const builds = new Map<string, Promise<string[]>>()

/**
 * Bundles modules for child processes, once per worker: with tsx each child would compile the whole program. Takes files' URLs, returns
 * the URLs of what was built, in the same order. Modules that are built together share their state.
 */
export function buildModules(urls: string[]): Promise<string[]> {
  const key = urls.join('\n')
  const known = builds.get(key)
  if (known) return known
  const built = bundle(urls, join(folder, String(builds.size)))
  builds.set(key, built)
  return built
}

async function bundle(urls: string[], outDir: string): Promise<string[]> {
  if (builds.size === 0) process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      ssr: true,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries(urls.map((url, i) => [`module-${i}`, fileURLToPath(url)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  return urls.map((_, i) => pathToFileURL(join(outDir, `module-${i}.mjs`)).href)
}
