import { json } from '@remix-run/node'
import type { NewLetter } from '#db/schema/outbox.ts'
import type { PendingLetter } from '#db/schema/confirmation.ts'
import { listPaused } from '#db/queries/outbox/pause.ts'
import { listUsedDedupKeys } from '#db/queries/confirmation/dedup-keys.ts'
import { confirmPending } from '#db/queries/confirmation/pending-letters.ts'
import { findConfirmed } from '#db/queries/supporter/supporters.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { decideRecipient, type Recipient } from '#app/recipient/recipient.ts'
import { dayOf } from '#app/time/days.ts'
import type { Context } from '#app/context.ts'
import { campaignClosedResponse } from '#app/pages/letter/report-sent.server.ts'
import {
  expiredLinkResponse,
  findPendingConfirmation,
  manageLettersPath,
} from './confirm-letters-page.server.ts'
import { createDuePlanner } from '#app/mail/schedule/due-planner.server.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import { addressKey, manageKeysOf, dedupKey } from '#app/mail/mail-keys.server.ts'
import { composeThanksEmail } from '#app/mail/message/letter-emails.server.ts'
import { recipientLabel } from '#app/mail/message/recipient-labels.ts'
import { findMailableAddress } from '#app/pages/letter/send-options/send-offer.server.ts'

/**
 * The button: puts the letters into the queue, once, however often it is pressed and however many press at the same time.
 * Those whose recipient cannot be written to any more, has this supporter's letter already, or has no moment left before
 * the campaign closes, are left out.
 */
export async function handleConfirmLetters(app: Context, lang: string, token: string) {
  const rights = manageLettersPath(app, lang, token)
  const waits = await findPendingConfirmation(app, token)
  if (!waits) return handleRepeatedConfirm(app, token, rights)
  const { pending, campaign, isOpen } = waits
  const { mail, secret, db } = app
  if (!isOpen || !mail) throw campaignClosedResponse({ campaign, lang })
  const now = app.now()
  const { manageToken } = manageKeysOf(secret, token)
  const writable = pending.letters.flatMap((letter) => resolveMailableLetter(app, campaign, letter))
  const keys = new Map(
    writable.map(({ letter }) => [
      letter.recipient,
      dedupKey(secret, campaign.slug, letter.recipient, pending.email),
    ]),
  )
  const queued: NewLetter[] = []
  const outcome = await confirmPending(
    db,
    { tokenHash: hashToken(token), now: now.toISOString() },
    async (_pending, trx) => {
      const known = await listUsedDedupKeys(trx, [...keys.values()])
      const dueOf = createDuePlanner(trx, campaign, mail, now)
      for (const { letter, recipient, toEmail } of writable) {
        const key = keys.get(letter.recipient) ?? ''
        if (known.has(key)) continue
        const due = await dueOf(recipient)
        if (!due) continue
        const dueAt = due.toISOString()
        const marks = { onceKey: key, addressKey: addressKey(secret, toEmail) }
        queued.push({ ...letter, ...marks, toEmail, toName: null, dueAt })
      }
      if (queued.length === 0) return { letters: [] }
      const recipients = queued.map((one) => recipientLabel(app, campaign, one.recipient, pending.language))
      const thanks = composeThanksEmail(app, { campaign, lang: pending.language, recipients, manageToken })
      return { letters: queued, thanks }
    },
  )
  if (outcome === 'gone') return handleRepeatedConfirm(app, token, rights)
  mail.wake()
  app.markChanged()
  const paused = await listPaused(db)
  return json({
    view: 'done' as const,
    slug: campaign.slug,
    rights,
    queued: queued.length,
    leftOut: pending.letters.length - queued.length,
    isPaused: paused.includes('*') || paused.includes(campaign.slug),
    hasMail: queued.length > 0 && !paused.includes('*'),
    ...dueDaysOf(queued, now),
  })
}

/** Who presses twice sees that all is well; who has no link of ours sees what anybody sees. */
async function handleRepeatedConfirm({ db, secret, campaigns }: Context, token: string, rights: string) {
  const known = await findConfirmed(db, manageKeysOf(secret, token).manageHash)
  return known && campaigns.has(known.campaign)
    ? json({ view: 'again' as const, slug: known.campaign, rights })
    : expiredLinkResponse()
}

function resolveMailableLetter(
  app: Context,
  campaign: Campaign,
  letter: PendingLetter,
): { letter: PendingLetter; recipient: Recipient; toEmail: string }[] {
  const { recipient: id, caseId } = letter
  const decision = decideRecipient(campaign, app.reference, id, caseId ?? undefined)
  const mailable = decision.ok ? findMailableAddress(app, campaign, decision.value) : undefined
  return decision.ok && mailable ? [{ letter, recipient: decision.value, toEmail: mailable.email }] : []
}

/** The days on which the first and the last one are due; none if all go at once. */
function dueDaysOf(letters: readonly NewLetter[], now: Date): { first?: string; last?: string } {
  const moments = letters.map(({ dueAt }) => dueAt).sort()
  const [first, last] = [moments.at(0), moments.at(-1)]
  const soon = new Date(now.getTime() + 600_000).toISOString()
  return first === undefined || last === undefined || last <= soon
    ? {}
    : { first: dayOf(new Date(first)), last: dayOf(new Date(last)) }
}
