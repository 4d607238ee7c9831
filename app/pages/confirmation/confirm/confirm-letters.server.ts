import type { Campaign } from '#app/campaign/campaign.ts'
import type { ConfirmationHandler, EmailLink } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import { addressKey, dedupKey, manageKeysOf } from '#app/mail/mail-keys.server.ts'
import { composeThanksEmail } from '#app/mail/message/letter-emails.server.ts'
import { recipientLabel } from '#app/mail/message/recipient-labels.ts'
import type { MailService } from '#app/mail/mail-service.ts'
import { createDuePlanner } from '#app/mail/schedule/due-planner.server.ts'
import { campaignClosedResponse } from '#app/pages/letter/report-sent.server.ts'
import { findMailableAddress } from '#app/pages/letter/send-options/send-offer.server.ts'
import { decideRecipient, type Recipient } from '#app/recipient/recipient.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import { dayOf } from '#app/time/days.ts'
import { listPaused } from '#db/queries/outbox/pause.ts'
import { confirmLetters } from '#db/queries/supporter/confirm-letters.ts'
import { listUsedDedupKeys } from '#db/queries/supporter/dedup-keys.ts'
import { findConfirmed } from '#db/queries/supporter/supporters.ts'
import type { PendingConfirmation, PendingLetter } from '#db/schema/confirmation.ts'
import type { NewLetter } from '#db/schema/outbox.ts'
import type { ConfirmResult } from './confirm-result.ts'
import { canConfirmLetters, manageLettersPath, pendingLettersView } from './pending-letters-view.server.ts'

type PendingLetters = PendingConfirmation<'letters'>

/**
 * Confirms letters: the button puts them into the queue. Letters whose recipient cannot be written to any more, has this
 * supporter's letter already, or has no time left before the campaign closes, are left out.
 */
export const confirmLettersHandler: ConfirmationHandler<'letters', Context, ConfirmResult> = {
  async findPage(app, link, pending) {
    const campaign = app.campaigns.get(pending.slug)
    return campaign && { about: 'letters', page: pendingLettersView(app, link, campaign, pending) }
  },

  async confirm(app, link, pending) {
    const campaign = app.campaigns.get(pending.slug)
    if (!campaign) return undefined
    const { mail, db } = app
    if (!mail || !canConfirmLetters(app, campaign))
      throw campaignClosedResponse({ campaign, lang: link.lang })
    const now = app.now()
    const queued = await queueLetters(app, { mail, campaign, pending, now, token: link.token })
    if (!queued) return undefined
    mail.wake()
    app.markChanged()
    const paused = await listPaused(db)
    return {
      about: 'letters',
      page: {
        view: 'done',
        slug: campaign.slug,
        managePath: manageLettersPath(app, link),
        queued: queued.length,
        leftOut: pending.content.letters.length - queued.length,
        isPaused: paused.includes('*') || paused.includes(campaign.slug),
        hasMail: queued.length > 0 && !paused.includes('*'),
        ...dueDaysOf(queued, now),
      },
    }
  },

  async findConfirmedPage(app, link) {
    const { manageHash } = manageKeysOf(app.secret, link.token)
    const confirmed = await findConfirmed(app.db, manageHash)
    if (!confirmed || !app.campaigns.has(confirmed.campaign)) return undefined
    const page = {
      view: 'again',
      slug: confirmed.campaign,
      managePath: manageLettersPath(app, link),
    } as const
    return { about: 'letters', page }
  },
}

interface LettersToQueue extends Pick<EmailLink, 'token'> {
  mail: MailService
  campaign: Campaign
  pending: PendingLetters
  now: Date
}

/** Returns the letters that were queued, or undefined if the link was used meanwhile. */
async function queueLetters(
  app: Context,
  { mail, campaign, pending, now, token }: LettersToQueue,
): Promise<NewLetter[] | undefined> {
  const { secret, db } = app
  const writable = pending.content.letters.flatMap((letter) => findMailableLetter(app, campaign, letter))
  const keyOf = (recipientId: string) => dedupKey(secret, campaign.slug, recipientId, pending.email)
  const mailable = writable.map((one) => ({ ...one, key: keyOf(one.letter.recipient) }))
  const { manageToken } = manageKeysOf(secret, token)
  const queued: NewLetter[] = []
  const link = { tokenHash: hashToken(token), now: now.toISOString() }
  const outcome = await confirmLetters(db, link, async ({ language: lang }, trx) => {
    const used = await listUsedDedupKeys(
      trx,
      mailable.map(({ key }) => key),
    )
    const dueOf = createDuePlanner(trx, campaign, mail, now)
    for (const { letter, recipient, toEmail, key } of mailable) {
      if (used.has(key)) continue
      const due = await dueOf(recipient)
      if (!due) continue
      const keys = { dedupKey: key, addressKey: addressKey(secret, toEmail) }
      queued.push({ ...letter, ...keys, toEmail, toName: null, dueAt: due.toISOString() })
    }
    if (queued.length === 0) return { letters: [] }
    const recipients = queued.map((one) => recipientLabel(app, campaign, one.recipient, lang))
    return { letters: queued, thanks: composeThanksEmail(app, { campaign, lang, recipients, manageToken }) }
  })
  return outcome === 'confirmed' ? queued : undefined
}

interface MailableLetter {
  letter: PendingLetter
  recipient: Recipient
  toEmail: string
}

function findMailableLetter(app: Context, campaign: Campaign, letter: PendingLetter): MailableLetter[] {
  const { recipient: id, caseId } = letter
  const decision = decideRecipient(campaign, app.reference, id, caseId ?? undefined)
  const address = decision.ok ? findMailableAddress(app, campaign, decision.value) : undefined
  return decision.ok && address ? [{ letter, recipient: decision.value, toEmail: address.email }] : []
}

/** The days on which the first and the last one are due; none if all are sent at once. */
function dueDaysOf(letters: readonly NewLetter[], now: Date): { first?: string; last?: string } {
  const moments = letters.map(({ dueAt }) => dueAt).sort()
  const [first, last] = [moments.at(0), moments.at(-1)]
  const soon = new Date(now.getTime() + 600_000).toISOString()
  return first === undefined || last === undefined || last <= soon
    ? {}
    : { first: dayOf(new Date(first)), last: dayOf(new Date(last)) }
}
