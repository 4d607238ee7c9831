import { isChallengeSolved, issueChallenge } from '#app/security/proof-of-work.server.ts'
import { issueFormTimestamp } from '#app/security/form-timestamp.server.ts'
import { hashTokenUse, isPageToken, issuePageToken } from '#app/security/page-token.server.ts'
import { validMinutes, issueWaitToken, checkWaitToken, waitMinutes } from '#app/security/wait-token.server.ts'
import { addDays, dayOf, hourOfIso } from '#app/time/days.ts'
import { countConfirmationsSince } from '#db/queries/confirmation/limits.ts'
import { isProofSpent, releaseProof, spendProof } from '#db/queries/confirmation/proof-of-work.ts'
import type { ConfirmationContext, ConfirmationMail } from './confirmation-context.ts'
import { maxPageTokenDays } from '#app/security/page-token.server.ts'

type ProofOfWorkContext = Pick<ConfirmationContext, 'db' | 'secret' | 'now' | 'config'> & {
  mail: Pick<ConfirmationMail, 'proofAbove'> | null
}

/** The form fields that prove work or a wait. All of them are what a visitor sent. */
export const proofFields = ['token', 'stamp', 'ticket', 'challenge', 'solution'] as const

export type SubmittedProof = Record<(typeof proofFields)[number], string>

/** `required`: nothing was submitted. `early`: not waited for long enough. `again`: used before, too old, or not right. */
export type ProofRejection = 'required' | 'early' | 'again'

/** The fields of a form (ui/form/proof-of-work-fields.tsx). Its `token` and `stamp` replace the page's own. */
export interface ProofOfWorkView extends Omit<SubmittedProof, 'solution'> {
  why: ProofRejection
  waitMinutes: number
  goodMinutes: number
}

/**
 * Decides whether a confirmation email may be requested with this page; to be called when nothing typed is wrong and before
 * anything depends on the address. While few are requested (MAIL_PROOF_ABOVE an hour) nothing is looked at or used up. Above, a
 * page lets through one request, in all processes together, and only with a solved challenge or a wait token whose time has come;
 * a refused form is shown again with `issueProofOfWork`. The answer depends on nothing but the hour, the page and the network. It
 * does not replace limits, honeypot and form timestamp. `takeMail` takes one of the network's emails, not for a page that was used
 * before; where none is left (`hour`), the page stays valid.
 */
export async function redeemProof(
  app: ProofOfWorkContext,
  submitted: SubmittedProof,
  takeMail: () => Promise<boolean>,
): Promise<{ ok: true } | { ok: false; why: ProofRejection | 'hour' }> {
  const { db, secret, config, mail } = app
  const now = app.now()
  if (!mail || (await countConfirmationsSince(db, hourOfIso(now.toISOString()))) < mail.proofAbove)
    return (await takeMail()) ? { ok: true } : { ok: false, why: 'hour' }
  const { token, ticket: waitToken, solution } = submitted
  if (waitToken === '' && solution === '') return { ok: false, why: 'required' }
  if (!isPageToken(secret, token, now)) return { ok: false, why: 'again' }
  const waited = checkWaitToken(secret, token, waitToken, { now, isStopped: config.fixedNow !== null })
  const isEarned = waited === 'ripe' || (await isChallengeSolved(secret, token, submitted, now))
  if (!isEarned) return { ok: false, why: waited === 'early' && solution === '' ? 'early' : 'again' }
  if (!(await spendProof(db, proofFingerprint(token), expiryDay(now)))) return { ok: false, why: 'again' }
  if (await takeMail()) return { ok: true }
  await releaseProof(db, proofFingerprint(token))
  return { ok: false, why: 'hour' }
}

/** Issues a challenge and a wait token for the page, or for a new one if it was used or is not ours. A wait that has begun goes on. */
export async function issueProofOfWork(
  app: ProofOfWorkContext,
  submitted: SubmittedProof,
  why: ProofRejection,
): Promise<ProofOfWorkView> {
  const { db, secret } = app
  const now = app.now()
  const isGood =
    isPageToken(secret, submitted.token, now) && !(await isProofSpent(db, proofFingerprint(submitted.token)))
  const token = isGood ? submitted.token : issuePageToken(secret, now)
  return {
    token,
    stamp: isGood ? submitted.stamp : issueFormTimestamp(secret, token, now),
    ticket: isGood && why === 'early' ? submitted.ticket : issueWaitToken(secret, token, now),
    challenge: await issueChallenge(secret, token, now),
    why,
    waitMinutes,
    goodMinutes: validMinutes,
  }
}

const proofFingerprint = (token: string): string => hashTokenUse(token, 'ask')

/** As long as a token lives, or a page would be valid for another email when its fingerprint is forgotten. */
const expiryDay = (now: Date): string => addDays(dayOf(now), maxPageTokenDays)
