import { fork, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '#app/config/folders.server.ts'
import { realTimers } from '#app/time/real-timers.server.ts'
import type { Cancel, Timers } from '#app/time/timers.ts'
import { statementToTypst } from './statement-to-typst.server.ts'
import {
  letterToTypst,
  pictureToTypst,
  type LetterSheet,
  type PictureSheet,
} from './letter-to-typst.server.ts'
import type { StatementSheet } from './statement-sheet.server.ts'
import type { TypesetOutcome, TypesetterTask } from './typesetter-process.server.ts'

/** Sets letters and draws pictures, one after the other, in a process of its own. */
export interface Typesetter {
  /** A PDF. Throws a PressTrouble. */
  typesetLetter(sheet: LetterSheet): Promise<Uint8Array>
  /** A PNG of 1200 × 630. Throws a PressTrouble. */
  drawPicture(sheet: PictureSheet): Promise<Uint8Array>
  /** A PDF. Throws a PressTrouble. */
  typesetStatement(sheet: StatementSheet): Promise<Uint8Array>
  /** A DOCX. Throws a PressTrouble. */
  buildDocx(sheet: StatementSheet): Promise<Uint8Array>
  /** the process that works now, if one was needed so far */
  pid(): number | undefined
  /** Ends the process; what waits fails. */
  close(): Promise<void>
}

/** `busy`: too many wait. `late`: it took too long. `failed`: the process died, or the template did. */
export class TypesetError extends Error {
  override name = 'PressTrouble'
  constructor(
    readonly code: 'busy' | 'late' | 'failed' | 'closed',
    why: string = code,
  ) {
    super(why)
  }
}

interface TypesetJob {
  task: TypesetterTask
  resolve(bytes: Uint8Array): void
  reject(trouble: TypesetError): void
}

export interface PressOptions {
  /** tasks that may wait */
  most?: number
  /** milliseconds for one task */
  limit?: number
  timers?: Timers
}

/**
 * The process starts with the first task and again after its death, and ends with this one. A process and not a thread:
 * what breaks inside the compiler does not break the server, what hangs can be ended, and it sees no setting, no secret
 * and no font of the machine. See docs/decisions/0012.
 */
export function createTypesetter({
  most = 60,
  limit = 10_000,
  timers = realTimers,
}: PressOptions = {}): Typesetter {
  const waiting: TypesetJob[] = []
  let child: ChildProcess | undefined
  let current: TypesetJob | undefined
  let cancelLimit: Cancel | undefined
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

  function settle(answer: (job: TypesetJob) => void): void {
    cancelLimit?.()
    const job = current
    current = undefined
    if (job) answer(job)
    next()
  }

  function next(): void {
    if (current) return
    current = waiting.shift()
    if (!current) return rest()
    child ??= start()
    child.ref()
    child.channel?.ref()
    cancelLimit = timers.after(limit, giveUp)
    child.send(current.task, (error) => error && child?.kill('SIGKILL'))
  }

  function giveUp(): void {
    const late = child
    child = undefined
    late?.kill('SIGKILL')
    settle(({ reject }) => reject(new TypesetError('late')))
  }

  // A process without work keeps nobody from ending.
  function rest(): void {
    child?.unref()
    child?.channel?.unref()
  }

  function run(task: TypesetterTask): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(new TypesetError('closed'))
      if (waiting.length >= most) return reject(new TypesetError('busy'))
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
      // Its end is waited for, even when nothing else keeps this process here.
      ending.ref()
      ending.kill('SIGKILL')
      await ended
    },
  }
}

const folder = join(root, 'app/documents/typst')

function startTypesetterProcess(): ChildProcess {
  // Found from here, since the worker may be started from any folder.
  const tsx = createRequire(join(root, 'package.json')).resolve('tsx')
  return fork(join(folder, 'typesetter-process.server.ts'), [folder], {
    execArgv: ['--import', pathToFileURL(tsx).href],
    env: { NODE_ENV: 'production', FONTCONFIG_FILE: join(folder, 'fonts.conf'), RAYON_NUM_THREADS: '1' },
    serialization: 'advanced',
    // A compiler that breaks may print what it was working on.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
