import { addDays, dayOf, hourOfIso } from '#app/time/days.ts'
import { countConfirmationsSince } from '#db/queries/confirmation/limits.ts'
import { isProofSpent, releaseProof, spendProof } from '#db/queries/confirmation/proof-of-work.ts'
import type { Context } from '#app/context.ts'
import { readField } from '#app/pages/form-fields.server.ts'
import {
  hashTokenUse,
  isPageToken,
  issuePageToken,
  maxPageTokenDays,
} from '#app/security/page-token.server.ts'
import { isChallengeSolved, issueChallenge } from '#app/security/proof-of-work.server.ts'
import { issueFormTimestamp } from '#app/security/form-timestamp.server.ts'
import { validMinutes, issueWaitToken, checkWaitToken, waitMinutes } from '#app/security/wait-token.server.ts'

type ProofOfWorkDeps = Pick<Context, 'db' | 'secret' | 'now' | 'config' | 'mail'>

/** What a page's form brings back. All of it is what a visitor sent. */
export interface SubmittedProof {
  token: string
  stamp: string
  ticket: string
  challenge: string
  solution: string
}

/** `asked`: nothing was brought. `early`: not waited for long enough. `again`: used before, too old, or not right. */
export type ProofRejection = 'asked' | 'early' | 'again'

/** What a form shows (components/proof-fields.tsx) and brings back. Its `token` and `stamp` stand in for the page's own. */
export interface ProofOfWorkView extends Omit<SubmittedProof, 'solution'> {
  why: ProofRejection
  waitMinutes: number
  goodMinutes: number
}

export const readSubmittedProof = (data: FormData): SubmittedProof => ({
  token: readField(data, 'token'),
  stamp: readField(data, 'stamp'),
  ticket: readField(data, 'ticket'),
  challenge: readField(data, 'challenge'),
  solution: readField(data, 'solution'),
})

/**
 * Whether a mail to confirm may be asked for with this page. For every form that makes the server write to an address
 * somebody typed; call it when nothing typed is wrong and before anything depends on the address, and when it refuses, show
 * the form again with `askProof`. While few mails are asked for (MAIL_PROOF_ABOVE an hour) nothing is looked at or used up.
 * Above, a page lets through one request, in all processes together, and only with a solved challenge or a ticket that has
 * been waited for. The answer depends on nothing but the hour, the page and the network. Does not replace limits, trap and stamp.
 * `takeMail` takes one of the network's mails, not for a page that was used before; where none is left (`hour`), the page stays good.
 */
export async function redeemProof(
  app: ProofOfWorkDeps,
  brought: SubmittedProof,
  takeMail: () => Promise<boolean>,
): Promise<{ ok: true } | { ok: false; why: ProofRejection | 'hour' }> {
  const { db, secret, config, mail } = app
  const now = app.now()
  if (!mail || (await countConfirmationsSince(db, hourOfIso(now.toISOString()))) < mail.proofAbove)
    return (await takeMail()) ? { ok: true } : { ok: false, why: 'hour' }
  const { token, ticket, solution } = brought
  if (ticket === '' && solution === '') return { ok: false, why: 'asked' }
  if (!isPageToken(secret, token, now)) return { ok: false, why: 'again' }
  const waited = checkWaitToken(secret, token, ticket, { now, isStopped: config.fixedNow !== null })
  const isEarned = waited === 'ripe' || (await isChallengeSolved(secret, token, brought, now))
  if (!isEarned) return { ok: false, why: waited === 'early' && solution === '' ? 'early' : 'again' }
  if (!(await spendProof(db, proofFingerprint(token), expiryDay(now)))) return { ok: false, why: 'again' }
  if (await takeMail()) return { ok: true }
  await releaseProof(db, proofFingerprint(token))
  return { ok: false, why: 'hour' }
}

/** A challenge and a ticket for the page, or for a new one if it was used or is not ours. Who waits goes on waiting. */
export async function issueProofOfWork(
  app: ProofOfWorkDeps,
  brought: SubmittedProof,
  why: ProofRejection,
): Promise<ProofOfWorkView> {
  const { db, secret } = app
  const now = app.now()
  const isGood =
    isPageToken(secret, brought.token, now) && !(await isProofSpent(db, proofFingerprint(brought.token)))
  const token = isGood ? brought.token : issuePageToken(secret, now)
  return {
    token,
    stamp: isGood ? brought.stamp : issueFormTimestamp(secret, token, now),
    ticket: isGood && why === 'early' ? brought.ticket : issueWaitToken(secret, token, now),
    challenge: await issueChallenge(secret, token, now),
    why,
    waitMinutes,
    goodMinutes: validMinutes,
  }
}

const proofFingerprint = (token: string): string => hashTokenUse(token, 'ask')

/** As long as a token lives, or a page would be good for another mail when its mark is forgotten. */
const expiryDay = (now: Date): string => addDays(dayOf(now), maxPageTokenDays)
