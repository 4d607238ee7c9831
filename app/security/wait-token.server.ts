import { findSignedMoment, signMoment } from './signed-value.server.ts'

/** Minimum wait of a visitor without scripts, instead of proof of work. */
export const waitMinutes = 2
/** Time for which a challenge or a wait token is valid. */
export const validMinutes = 20

export type WaitState = 'none' | 'early' | 'ripe' | 'late'

/**
 * Issues the signed start of a wait, bound to the page's token: nobody can wait for a page they have not
 * requested.
 */
export const issueWaitToken = (secret: string, token: string, now: Date): string =>
  signMoment(secret, 'wait-token', token, now)

/**
 * Checks how long a visitor has waited; with a stopped clock, the minimum is not checked. `none`: not ours,
 * or another page's.
 */
export function checkWaitToken(
  secret: string,
  token: string,
  waitToken: string,
  { now, isStopped }: { now: Date; isStopped: boolean },
): WaitState {
  const began = findSignedMoment(secret, 'wait-token', token, waitToken)
  if (began === undefined) return 'none'
  const minutes = (now.getTime() - began) / 60_000
  if (minutes > validMinutes) return 'late'
  return isStopped || minutes >= waitMinutes ? 'ripe' : 'early'
}
