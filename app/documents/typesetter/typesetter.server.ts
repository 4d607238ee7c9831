import { fork, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '#app/config/folders.server.ts'
import { realTimers } from '#app/time/real-timers.server.ts'
import type { Cancel, Timers } from '#app/time/timers.ts'
import { statementToTypst } from '#app/documents/pdf/statement-to-typst.ts'
import { letterToTypst, type LetterSheet } from '#app/documents/pdf/letter-to-typst.ts'
import { pictureToTypst, type PictureSheet } from '#app/documents/picture/picture-to-typst.ts'
import type { StatementSheet } from '#app/documents/statement-sheet.ts'
import type { TypesetOutcome, TypesetterTask } from './typesetter-process.server.ts'

/** Typesets documents and draws pictures, one at a time, in a child process. Its methods throw a TypesetError. */
export interface Typesetter {
  /** A PDF. */
  typesetLetter(sheet: LetterSheet): Promise<Uint8Array>
  /** A PNG of 1200 × 630. */
  drawPicture(sheet: PictureSheet): Promise<Uint8Array>
  /** A PDF. */
  typesetStatement(sheet: StatementSheet): Promise<Uint8Array>
  /** A DOCX. */
  buildDocx(sheet: StatementSheet): Promise<Uint8Array>
  /** of the child process, if one is running */
  pid(): number | undefined
  /** Ends the process; waiting tasks fail with `closed`. */
  close(): Promise<void>
}

/** `busy`: too many tasks are waiting. `late`: the task timed out. `failed`: the process died, or the template has a mistake. */
export class TypesetError extends Error {
  override name = 'TypesetError'
  constructor(
    readonly code: 'busy' | 'late' | 'failed' | 'closed',
    message: string = code,
  ) {
    super(message)
  }
}

interface TypesetJob {
  task: TypesetterTask
  resolve(bytes: Uint8Array): void
  reject(error: TypesetError): void
}

interface TypesetterOptions {
  /** tasks that may wait; one more fails with `busy` */
  maxWaiting?: number
  /** for one task */
  timeoutMs?: number
  timers?: Timers
}

/**
 * The child process starts with the first task, is restarted after it died, and ends with this process. It is a process and not a
 * thread: a crash of the compiler does not crash the server, a hanging compiler can be killed, and it sees no settings, secrets or
 * fonts of the machine. See docs/decisions/0012.
 */
export function createTypesetter({
  maxWaiting = 60,
  timeoutMs = 10_000,
  timers = realTimers,
}: TypesetterOptions = {}): Typesetter {
  const waiting: TypesetJob[] = []
  let child: ChildProcess | undefined
  let current: TypesetJob | undefined
  let cancelTimeout: Cancel | undefined
  let closed = false

  function start(): ChildProcess {
    const started = startTypesetterProcess()
    started.on('message', (outcome: TypesetOutcome) =>
      'bytes' in outcome
        ? settle(({ resolve }) => resolve(outcome.bytes))
        : settle(({ reject }) => reject(new TypesetError('failed', outcome.problem))),
    )
    const die = () => {
      if (child !== started) return
      child = undefined
      settle(({ reject }) => reject(new TypesetError('failed', 'the process died')))
    }
    started.on('exit', die).on('error', die)
    return started
  }

  function settle(finish: (job: TypesetJob) => void): void {
    cancelTimeout?.()
    const job = current
    current = undefined
    if (job) finish(job)
    next()
  }

  function next(): void {
    if (current) return
    current = waiting.shift()
    if (!current) return releaseIdle()
    child ??= start()
    child.ref()
    child.channel?.ref()
    cancelTimeout = timers.after(timeoutMs, giveUp)
    child.send(current.task, (error) => error && child?.kill('SIGKILL'))
  }

  function giveUp(): void {
    const late = child
    child = undefined
    late?.kill('SIGKILL')
    settle(({ reject }) => reject(new TypesetError('late')))
  }

  // An idle child must not keep this process alive.
  function releaseIdle(): void {
    child?.unref()
    child?.channel?.unref()
  }

  function run(task: TypesetterTask): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(new TypesetError('closed'))
      if (waiting.length >= maxWaiting) return reject(new TypesetError('busy'))
      waiting.push({ task, resolve, reject })
      next()
    })
  }

  return {
    typesetLetter: async (sheet) => run({ kind: 'letter', data: letterToTypst(sheet) }),
    drawPicture: async (sheet) => run({ kind: 'picture', data: pictureToTypst(sheet) }),
    typesetStatement: async (sheet) => run({ kind: 'statement', data: statementToTypst(sheet) }),
    buildDocx: async (sheet) => run({ kind: 'docx', data: sheet }),
    pid: () => child?.pid,
    async close() {
      closed = true
      const ending = child
      child = undefined
      for (const { reject } of waiting.splice(0)) reject(new TypesetError('closed'))
      settle(({ reject }) => reject(new TypesetError('closed')))
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()))
      // Waits for its end, even when nothing else keeps this process alive.
      ending.ref()
      ending.kill('SIGKILL')
      await ended
    },
  }
}

const folder = join(root, 'app/documents')

function startTypesetterProcess(): ChildProcess {
  // Resolved from the root, since the server may be started in any folder.
  const tsx = createRequire(join(root, 'package.json')).resolve('tsx')
  return fork(join(folder, 'typesetter/typesetter-process.server.ts'), [folder], {
    execArgv: ['--import', pathToFileURL(tsx).href],
    env: {
      NODE_ENV: 'production',
      FONTCONFIG_FILE: join(folder, 'typesetter/fonts.conf'),
      RAYON_NUM_THREADS: '1',
    },
    serialization: 'advanced',
    // A crashing compiler may print the text it was working on.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
