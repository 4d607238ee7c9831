import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { readdir, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildEnvironment } from '#app/config/config.server.ts'
import { withFolderLock } from './folder-lock.server.ts'
import type { Log } from '#app/log/log.ts'

const builtFile = 'build/server/index.js'
const sourceFolders = ['app', 'public']
const sourceFiles = ['vite.config.ts', 'vite.enhance.config.ts', 'remix.config.js', 'package-lock.json']
const remixCli = 'node_modules/@remix-run/dev/dist/cli.js'
const viteCli = 'node_modules/vite/bin/vite.js'
const enhanceConfig = 'vite.enhance.config.ts'

export type RunCommand = (args: readonly string[], root: string) => Promise<void>

/**
 * Makes sure that `root` has a build newer than its sources, building when it has not. Two programs started
 * at once build once: the second waits and finds the work done. Where the build tools are not installed (a
 * container), the build that is there is used, with a warning when it looks old. Throws an Error that says
 * what to do.
 */
export async function ensureBuilt({
  root,
  log,
  run = runNode,
}: {
  root: string
  log: Log
  run?: RunCommand
}): Promise<void> {
  if (await isFresh(root)) return
  if (!existsSync(join(root, remixCli)) || !existsSync(join(root, viteCli))) {
    if (!existsSync(join(root, builtFile)))
      throw new Error(
        'There is no build, and the tools to make one are not installed. Run: npm ci && npm run build',
      )
    log.warn('build-older-than-sources')
    return
  }
  // Not inside build/, which Remix clears.
  await withFolderLock(join(root, 'node_modules/.demarche-build-lock'), async () => {
    if (!(await isFresh(root))) await build(root, log, run)
  })
}

async function build(root: string, log: Log, run: RunCommand): Promise<void> {
  const startedAt = new Date()
  log.info('build-started')
  await run([remixCli, 'vite:build'], root)
  const built = join(root, builtFile)
  try {
    if (existsSync(join(root, enhanceConfig))) await run([viteCli, 'build', '--config', enhanceConfig], root)
  } catch (error) {
    // A partial build must not look fresh to the next start.
    await utimes(built, 0, 0)
    throw error
  }
  // A file edited during the build is newer than the build.
  await utimes(built, startedAt, startedAt)
  log.info('build-finished', { milliseconds: Date.now() - startedAt.getTime() })
}

async function isFresh(root: string): Promise<boolean> {
  const built = join(root, builtFile)
  return existsSync(built) && statSync(built).mtimeMs >= (await newestSource(root))
}

async function newestSource(root: string): Promise<number> {
  const listed = await Promise.all(sourceFolders.map((folder) => filesUnder(join(root, folder))))
  const files = [
    ...listed.flat(),
    ...sourceFiles.map((name) => join(root, name)).filter((file) => existsSync(file)),
  ]
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs))
  return times.reduce((newest, time) => Math.max(newest, time), 0)
}

async function filesUnder(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

const execute = promisify(execFile)

async function runNode(args: readonly string[], root: string): Promise<void> {
  try {
    await execute(process.execPath, [...args], {
      cwd: root,
      env: buildEnvironment(),
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    throw new Error(`The build failed (${args.join(' ')}). Correct this and start again:\n${tail(error)}`, {
      cause: error,
    })
  }
}

function tail(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return output.trim().split('\n').slice(-20).join('\n')
}
