import { json } from '@remix-run/node'
import type { NewLetter, PendingLetter } from '../../../db/mail-schema.ts'
import { listPaused } from '../../../db/queries/mail-pause.ts'
import { listOnce } from '../../../db/queries/once.ts'
import { confirmPending } from '../../../db/queries/pending.ts'
import { findConfirmed } from '../../../db/queries/supporters.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { decideRecipient, type Recipient } from '../../domain/directory/recipient.ts'
import { isoDay } from '../../domain/mail/pace.ts'
import type { Context } from '../../context.ts'
import { answerClosed } from '../pages/letter-sent.server.ts'
import { answerGone, findWaiting, showRightsPath } from './confirm-page.server.ts'
import { planDue } from './due.server.ts'
import { addressKey, hashToken, manageOf, onceKey } from './keys.server.ts'
import { showThanksMail } from './mail-words.server.ts'
import { nameRecipient } from './names.server.ts'
import { findMailable } from './offer.server.ts'

/**
 * The button: puts the letters into the queue, once, however often it is pressed and however many press at the same time.
 * Those whose recipient cannot be written to any more, has this supporter's letter already, or has no moment left before
 * the campaign closes, are left out.
 */
export async function answerConfirm(app: Context, lang: string, token: string) {
  const rights = showRightsPath(app, lang, token)
  const waits = await findWaiting(app, token)
  if (!waits) return answerAgain(app, token, rights)
  const { pending, campaign, isOpen } = waits
  const { mail, secret, db } = app
  if (!isOpen || !mail) throw answerClosed({ campaign, lang })
  const now = app.now()
  const { manageToken } = manageOf(secret, token)
  const writable = pending.letters.flatMap((letter) => address(app, campaign, letter))
  const keys = new Map(
    writable.map(({ letter }) => [
      letter.recipient,
      onceKey(secret, campaign.slug, letter.recipient, pending.email),
    ]),
  )
  const queued: NewLetter[] = []
  const outcome = await confirmPending(
    db,
    { tokenHash: hashToken(token), now: now.toISOString() },
    async (_pending, trx) => {
      const known = await listOnce(trx, [...keys.values()])
      const dueOf = planDue(trx, campaign, mail, now)
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
      const recipients = queued.map((one) => nameRecipient(app, campaign, one.recipient, pending.language))
      const thanks = showThanksMail(app, { campaign, lang: pending.language, recipients, manageToken })
      return { letters: queued, thanks }
    },
  )
  if (outcome === 'gone') return answerAgain(app, token, rights)
  mail.wake()
  app.changed()
  const paused = await listPaused(db)
  return json({
    view: 'done' as const,
    slug: campaign.slug,
    rights,
    queued: queued.length,
    leftOut: pending.letters.length - queued.length,
    isPaused: paused.includes('*') || paused.includes(campaign.slug),
    hasMail: queued.length > 0 && !paused.includes('*'),
    ...showWhen(queued, now),
  })
}

/** Who presses twice sees that all is well; who has no link of ours sees what anybody sees. */
async function answerAgain({ db, secret, campaigns }: Context, token: string, rights: string) {
  const known = await findConfirmed(db, manageOf(secret, token).manageHash)
  return known && campaigns.has(known.campaign)
    ? json({ view: 'again' as const, slug: known.campaign, rights })
    : answerGone()
}

function address(
  app: Context,
  campaign: Campaign,
  letter: PendingLetter,
): { letter: PendingLetter; recipient: Recipient; toEmail: string }[] {
  const { recipient: id, caseId } = letter
  const decision = decideRecipient(campaign, app.reference, id, caseId ?? undefined)
  const mailable = decision.ok ? findMailable(app, campaign, decision.value) : undefined
  return decision.ok && mailable ? [{ letter, recipient: decision.value, toEmail: mailable.email }] : []
}

/** The days on which the first and the last one are due; none if all go at once. */
function showWhen(letters: readonly NewLetter[], now: Date): { first?: string; last?: string } {
  const moments = letters.map(({ dueAt }) => dueAt).sort()
  const [first, last] = [moments.at(0), moments.at(-1)]
  const soon = new Date(now.getTime() + 600_000).toISOString()
  return first === undefined || last === undefined || last <= soon
    ? {}
    : { first: isoDay(new Date(first)), last: isoDay(new Date(last)) }
}
