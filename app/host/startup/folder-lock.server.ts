import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { realTimers } from '#app/time/real-timers.server.ts'
import { sleep, type Timers } from '#app/time/timers.ts'

const beatMs = 1000
const defaultStaleMs = 10_000
const retryMs = 200

/**
 * Runs `work` while no other process that asks for the same lock file does. The owner touches the file every
 * second; one not touched for 10 s belongs to a process that died, and is taken over. (A process id would
 * tell less: in containers everybody is number 1.)
 */
export async function withFolderLock(
  file: string,
  work: () => Promise<void>,
  { staleMs = defaultStaleMs, timers = realTimers }: { staleMs?: number; timers?: Timers } = {},
): Promise<void> {
  const token = randomUUID()
  await mkdir(dirname(file), { recursive: true })
  while (!(await take(file, token))) {
    await removeStale(file, staleMs)
    await sleep(timers, retryMs)
  }
  const stopBeating = timers.every(beatMs, () => {
    utimes(file, new Date(), new Date()).catch(() => undefined)
  })
  try {
    await work()
  } finally {
    stopBeating()
    if ((await ownerOf(file)) === token) await rm(file, { force: true })
  }
}

async function take(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(file, token, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

// Renamed before it is removed: of two processes that find it stale only one can rename it, and one that renamed a fresh lock by mistake sees that by its owner and puts it back.
async function removeStale(file: string, staleMs: number): Promise<void> {
  const owner = await ownerOf(file)
  const touched = await stat(file).catch(() => null)
  if (owner === null || touched === null || Date.now() - touched.mtimeMs < staleMs) return
  const aside = `${file}-${randomUUID()}`
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  if ((await ownerOf(aside)) === owner) await rm(aside, { force: true })
  else await rename(aside, file)
}

function ownerOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null)
}
