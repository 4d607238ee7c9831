import { campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { findRecipient } from '#app/recipient/recipient.ts'
import { recipientHeading } from '#app/letter/recipient-name.ts'
import type { Reference } from '#app/reference/reference.ts'

// Links in emails live for days: by then a campaign may have lost a language, or a recipient.
const availableLanguage = ({ languages }: Campaign, lang: string): string =>
  languages.includes(lang) ? lang : (languages[0] ?? lang)

export const campaignTitle = (campaign: Campaign, lang: string): string =>
  campaignWords(campaign, availableLanguage(campaign, lang)).title

/** Name of a recipient as a letter's heading shows it; the id itself once the campaign has lost that recipient. */
export function recipientLabel(
  { reference }: { reference: Reference },
  campaign: Campaign | undefined,
  id: string,
  lang: string,
): string {
  const found = campaign && findRecipient(campaign, reference, id)
  return campaign && found
    ? recipientHeading(reference, campaign, found, availableLanguage(campaign, lang))
    : id
}
