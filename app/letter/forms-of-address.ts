import { campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import type { Conventions } from '#app/reference/conventions.ts'
import { formatMission } from '#app/recipient/mission-name.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import type { LetterContext } from './template.ts'

/** The forms of address of a recipient, as template words; `heading` is its name on one line. */
type FormsOfAddress = Pick<LetterContext, 'office' | 'mission' | 'salutation' | 'closing'> & {
  heading: string
}

/**
 * Prepares forms of address in one language: for missions from the conventions, for offices from the
 * campaign's words.
 */
export function prepareFormsOfAddress(
  campaign: Campaign,
  conventions: Conventions,
): (recipient: Recipient) => FormsOfAddress {
  const { offices } = campaignWords(campaign, conventions.lang)
  return (recipient) => {
    if (recipient.kind === 'mission') {
      const { office, salutation, closing } = conventions
      const mission = formatMission(recipient, conventions)
      return { office, mission, salutation, closing, heading: mission }
    }
    const words = offices[recipient.id]
    if (!words) throw new Error(`no words for the office ${recipient.id} in ${conventions.lang}`)
    const { name, salutation, closing = conventions.closing } = words
    return { office: name, mission: '', salutation, closing, heading: name }
  }
}
