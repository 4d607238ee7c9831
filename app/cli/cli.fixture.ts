import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { root } from '#app/config/folders.server.ts'
import { main } from './main.ts'

export interface CliResult {
  code: number
  out: string
  err: string
}

type CliEnv = Readonly<Record<string, string>>

/** Runs a command in the test's own process, without input. Throws what the command throws. */
export async function runCli(env: CliEnv, args: readonly string[]): Promise<CliResult> {
  const [out, err] = [new Capture(), new Capture()]
  const io = { stdout: out, stderr: err, stdin: Readable.from([]), env: processEnv(env) }
  const code = await main(args, io)
  return { code, out: out.text, err: err.text }
}

/** Runs a command as a process of its own. Starting one takes about a second. */
export function spawnCli(env: CliEnv, args: readonly string[]): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'bin/demarche.js'), ...args],
      { cwd: root, env: processEnv(env) },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
    child.stdin?.end()
  })
}

/** The whole environment: a setting of the tester's own shell must not reach the command. */
const processEnv = (env: CliEnv): NodeJS.ProcessEnv => ({ PATH: '/usr/bin:/bin', NODE_ENV: 'test', ...env })

class Capture extends Writable {
  readonly #chunks: Buffer[] = []

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk)
    done()
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }
}
