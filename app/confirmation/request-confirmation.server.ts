import { err, ok, type Result } from '#app/core/result.ts'
import { respondInConstantTime } from '#app/security/constant-time.server.ts'
import { isFormOldEnough } from '#app/security/form-timestamp.server.ts'
import { isPageToken } from '#app/security/page-token.server.ts'
import { hourOfIso } from '#app/time/days.ts'
import { countConfirmationsSince } from '#db/queries/confirmation/limits.ts'
import {
  requestConfirmation as recordRequest,
  type ConfirmationRequest,
} from '#db/queries/confirmation/request.ts'
import type { ConfirmationContext } from './confirmation-context.ts'
import { confirmationPeriod, mailboxLimits } from './confirmation-limits.ts'
import { redeemProof, type ProofRejection, type SubmittedProof } from './proof-of-work.server.ts'

export interface SubmittedRequest {
  proof: SubmittedProof
  /** the value of a field that people do not see */
  honeypot: string
  /** takes one of the emails that the visitor's network may request in an hour; false if none is left */
  takeMail(): Promise<boolean>
}

/** The request to record, and the email that asks to confirm it. */
export type PreparedRequest = Omit<ConfirmationRequest, 'limits'>

/**
 * Requests an email that asks to confirm something, for any form whose fields are right. `prepare` runs only for what a person
 * seems to have sent, and gives undefined where nothing is to be recorded. Refused only for what depends on nothing but the hour,
 * the page and the network; everything else (new, repeated, over a limit, set aside as automatic) succeeds after one time, so that
 * nobody learns what an address has done here. Does not wait for the email.
 */
export async function requestConfirmation(
  app: ConfirmationContext,
  { proof, honeypot, takeMail }: SubmittedRequest,
  prepare: (period: ReturnType<typeof confirmationPeriod>) => PreparedRequest | undefined,
): Promise<Result<void, ProofRejection | 'hour'>> {
  // Nobody waits for an email that will not come. One is taken whatever the address: that says nothing about its owner.
  const redeemed = await redeemProof(app, proof, takeMail)
  if (!redeemed.ok) return err(redeemed.why)
  const now = app.now()
  const isPerson =
    honeypot === '' &&
    isPageToken(app.secret, proof.token, now) &&
    isFormOldEnough(app.secret, proof.token, proof.stamp, { now, isStopped: app.config.fixedNow !== null })
  await respondInConstantTime(app.log, async () => {
    const { mail } = app
    if (!isPerson || !mail || (await isHourlyLimitReached(app, now))) return
    const request = prepare(confirmationPeriod(now))
    if (!request) return
    const limits = { ...mailboxLimits, perHour: mail.confirmationsPerHour }
    if ((await recordRequest(app.db, { ...request, limits })) === 'recorded') mail.wake()
  })
  return ok(undefined)
}

/** Checked before anything is composed; the transaction checks again. */
const isHourlyLimitReached = async ({ db, mail }: ConfirmationContext, now: Date): Promise<boolean> =>
  (await countConfirmationsSince(db, hourOfIso(now.toISOString()))) >= (mail?.confirmationsPerHour ?? 0)
