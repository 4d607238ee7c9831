import { campaignStatus, type Campaign } from '#app/campaign/campaign.ts'
import type { EmailLink } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import { manageKeysOf } from '#app/mail/mail-keys.server.ts'
import { campaignTitle, recipientLabel } from '#app/mail/message/recipient-labels.ts'
import { confirmPath, managePath } from '#app/paths.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import type { PendingLettersView } from './letters-page.tsx'

/** The page before the button: to whom, what, in whose name. */
export function pendingLettersView(
  app: Context,
  link: EmailLink,
  campaign: Campaign,
  { email, content: { name, letters } }: PendingConfirmation<'letters'>,
): PendingLettersView {
  const { lang, token } = link
  return {
    view: 'waits',
    action: confirmPath(lang, token),
    managePath: manageLettersPath(app, link),
    campaign: campaignTitle(campaign, lang),
    isOpen: canConfirmLetters(app, campaign),
    isPaced: app.mail?.immediate !== true,
    name,
    email,
    letters: letters.map(({ recipient, language, subject, text }) => ({
      recipient: recipientLabel(app, campaign, recipient, lang),
      lang: language,
      dir: app.locales.get(language)?.dir ?? ('ltr' as const),
      subject,
      text,
    })),
  }
}

export const canConfirmLetters = ({ mail, now }: Context, campaign: Campaign): boolean =>
  mail !== null && campaignStatus(campaign, dayInGeneva(now())) === 'open'

export const manageLettersPath = ({ secret }: Context, { lang, token }: EmailLink): string =>
  managePath(lang, manageKeysOf(secret, token).manageToken)
