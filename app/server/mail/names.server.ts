import { wordsOf, type Campaign } from '../../domain/campaign/campaign.ts'
import { findRecipient } from '../../domain/directory/recipient.ts'
import type { Context } from '../../context.ts'
import { recipientHeading } from '../pages/recipient-shown.server.ts'

// Links in mails live for days: by then a campaign may have lost a language, or a recipient.
const spokenIn = ({ languages }: Campaign, lang: string): string =>
  languages.includes(lang) ? lang : (languages[0] ?? lang)

export const titleIn = (campaign: Campaign, lang: string): string =>
  wordsOf(campaign, spokenIn(campaign, lang)).title

/** How a letter names the recipient, for a reader; its id where nobody of that id is known any more. */
export function nameRecipient(
  app: Context,
  campaign: Campaign | undefined,
  id: string,
  lang: string,
): string {
  const found = campaign && findRecipient(campaign, app.reference, id)
  return campaign && found ? recipientHeading(app, campaign, found, spokenIn(campaign, lang)) : id
}
