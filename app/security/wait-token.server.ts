import { findSignedMoment, signMoment } from './signed-value.server.ts'

/** Somebody without scripts waits for so long instead of working. In minutes. */
export const waitMinutes = 2
/** A page stays good for so long. In minutes. */
export const validMinutes = 20

export type WaitState = 'none' | 'early' | 'ripe' | 'late'

/** When its holder began to wait, signed together with the page's token: nobody can wait for a page they have not asked for. */
export const issueWaitToken = (secret: string, token: string, now: Date): string =>
  signMoment(secret, 'wait-token', token, now)

/** A stopped clock cannot tell how long somebody waited. `none`: not ours, or another page's. */
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
