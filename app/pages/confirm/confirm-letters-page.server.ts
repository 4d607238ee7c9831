import { json } from '@remix-run/node'
import type { Pending } from '#db/schema/confirmation.ts'
import { findPending } from '#db/queries/confirmation/pending-letters.ts'
import { campaignStatus, type Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import { manageKeysOf } from '#app/mail/mail-keys.server.ts'
import type { Context } from '#app/context.ts'
import { recipientLabel, campaignTitle } from '#app/mail/message/recipient-labels.ts'

export interface PendingConfirmation {
  pending: Pending
  campaign: Campaign
  isOpen: boolean
}

/** What a link asks to confirm, if it is not unknown, used or too old. Changes nothing. */
export async function findPendingConfirmation(
  app: Context,
  token: string,
): Promise<PendingConfirmation | undefined> {
  const pending = await findPending(app.db, hashToken(token), app.now().toISOString())
  const campaign = pending && app.campaigns.get(pending.campaign)
  if (!pending || !campaign) return undefined
  const isOpen = app.mail !== null && campaignStatus(campaign, dayInGeneva(app.now())) === 'open'
  return { pending, campaign, isOpen }
}

/** The page behind the link in a confirmation mail: to whom, what, in whose name. Only its button confirms. */
export async function handleConfirmPage(app: Context, lang: string, token: string) {
  const waits = await findPendingConfirmation(app, token)
  if (!waits) return expiredLinkResponse()
  const { pending, campaign, isOpen } = waits
  return json({
    view: 'waits' as const,
    action: `/${lang}/confirm/${token}`,
    rights: manageLettersPath(app, lang, token),
    campaign: campaignTitle(campaign, lang),
    isOpen,
    isPaced: app.mail?.immediate !== true,
    name: pending.name,
    email: pending.email,
    letters: pending.letters.map(({ recipient, language, subject, text }) => ({
      recipient: recipientLabel(app, campaign, recipient, lang),
      lang: language,
      dir: app.locales.get(language)?.dir ?? ('ltr' as const),
      subject,
      text,
    })),
  })
}

/** Unknown, used and too old look alike. */
export const expiredLinkResponse = () => json({ view: 'gone' as const }, { status: 404 })

export const manageLettersPath = ({ secret }: Context, lang: string, token: string): string =>
  `/${lang}/yours/${manageKeysOf(secret, token).manageToken}`
