import { campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { findRecipient } from '#app/recipient/recipient.ts'
import { recipientHeading } from '#app/letter/recipient-name.ts'
import type { Context } from '#app/context.ts'

// Links in mails live for days: by then a campaign may have lost a language, or a recipient.
const availableLanguage = ({ languages }: Campaign, lang: string): string =>
  languages.includes(lang) ? lang : (languages[0] ?? lang)

export const campaignTitle = (campaign: Campaign, lang: string): string =>
  campaignWords(campaign, availableLanguage(campaign, lang)).title

/** How a letter names the recipient, for a reader; its id where nobody of that id is known any more. */
export function recipientLabel(
  app: Context,
  campaign: Campaign | undefined,
  id: string,
  lang: string,
): string {
  const found = campaign && findRecipient(campaign, app.reference, id)
  return campaign && found
    ? recipientHeading(app.reference, campaign, found, availableLanguage(campaign, lang))
    : id
}
