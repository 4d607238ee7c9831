import { spawnSync } from 'node:child_process'
import { median } from './median.ts'

/**
 * Measures `demarche check` of every campaign in all languages, compared with the start of Node.js.
 */
export async function measureCheckTime(): Promise<string[]> {
  const time = (args: string[]) => {
    const from = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return performance.now() - from
  }
  const rounds = [1, 2, 3]
  const check = median(rounds.map(() => time(['bin/demarche.js', 'check'])))
  const nothing = median(rounds.map(() => time(['-e', ''])))
  return [
    `demarche check: ${(check / 1_000).toFixed(2)} s (Node.js doing nothing: ${(nothing / 1_000).toFixed(2)} s)`,
  ]
}
