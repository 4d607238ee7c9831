import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/**
 * Starts a script that prints its address in its first line, in a process of its own, so that it has a core
 * of its own.
 */
export async function startProcess(script: string, args: string[] = [], env: Record<string, string> = {}) {
  const child: ChildProcess = spawn('node', ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', NODE_ENV: 'production', ...env },
  })
  if (!child.stdout) throw new Error('no output')
  const [first] = (await once(child.stdout, 'data')) as [Buffer]
  child.stdout.resume()
  return { url: first.toString().trim().split('\n').at(-1) ?? '', stop: () => child.kill('SIGTERM') }
}

/** Starts the site as `npm start` does, with a data folder of its own. */
export async function startSite() {
  const data = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
  const site = await startProcess(fileURLToPath(new URL('serve.ts', import.meta.url)), [], {
    PORT: '39123',
    DATA_DIR: data,
  })
  return {
    url: site.url,
    stop: () => {
      site.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
