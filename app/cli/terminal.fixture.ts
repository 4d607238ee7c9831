import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../config/folders.server.ts'
import { main } from './main.ts'

export interface Answer {
  code: number
  out: string
  err: string
}

export type TerminalEnv = Readonly<Record<string, string>>

/** One command as a process of its own, with nothing typed. Starting one takes about a second. */
export function runDemarche(env: TerminalEnv, args: readonly string[]): Promise<Answer> {
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

let before: Promise<unknown> = Promise.resolve()

/**
 * The same command in the test's own process: the same program, environment and output, without waiting for a new Node
 * each time. What it throws, the test throws. One at a time, since a process has one environment and one output.
 */
export function typeDemarche(env: TerminalEnv, args: readonly string[]): Promise<Answer> {
  const answer = before.then(() => typeNow(env, args))
  before = answer.catch(() => undefined)
  return answer
}

async function typeNow(env: TerminalEnv, args: readonly string[]): Promise<Answer> {
  const { env: ours } = process
  const out = listen(process.stdout)
  const err = listen(process.stderr)
  try {
    // All of it: a setting of the tester's own shell must not reach the command.
    Object.assign(process, { env: processEnv(env) })
    const code = await main(args)
    return { code, out: out.heard(), err: err.heard() }
  } finally {
    Object.assign(process, { env: ours })
    out.stop()
    err.stop()
  }
}

const processEnv = (env: TerminalEnv): NodeJS.ProcessEnv => ({
  PATH: '/usr/bin:/bin',
  NODE_ENV: 'test',
  ...env,
})

function listen(stream: NodeJS.WriteStream) {
  const write = Object.getOwnPropertyDescriptor(stream, 'write')
  const chunks: Buffer[] = []
  Object.defineProperty(stream, 'write', {
    configurable: true,
    writable: true,
    value(chunk: string | Uint8Array) {
      chunks.push(Buffer.from(chunk))
      return true
    },
  })
  return {
    heard: () => Buffer.concat(chunks).toString('utf8'),
    stop() {
      if (write) Object.defineProperty(stream, 'write', write)
      else Reflect.deleteProperty(stream, 'write')
    },
  }
}
