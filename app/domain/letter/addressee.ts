import { wordsOf, type Campaign } from '../campaign/campaign.ts'
import type { Conventions } from '../directory/conventions.ts'
import { showMission } from '../directory/mission-name.ts'
import type { Recipient } from '../directory/recipient.ts'
import type { LetterContext } from './template.ts'

/** How a recipient is addressed, in the words of templates; `heading` is its name on one line. */
export type Addressee = Pick<LetterContext, 'office' | 'mission' | 'salutation' | 'closing'> & {
  heading: string
}

/** Forms of address in one language: of missions by convention, of offices by the campaign's words. */
export function prepareAddressees(
  campaign: Campaign,
  conventions: Conventions,
): (recipient: Recipient) => Addressee {
  const { offices } = wordsOf(campaign, conventions.lang)
  return (recipient) => {
    if (recipient.kind === 'mission') {
      const { office, salutation, closing } = conventions
      const mission = showMission(recipient, conventions)
      return { office, mission, salutation, closing, heading: mission }
    }
    const words = offices[recipient.id]
    if (!words) throw new Error(`no words for the office ${recipient.id} in ${conventions.lang}`)
    const { name, salutation, closing = conventions.closing } = words
    return { office: name, mission: '', salutation, closing, heading: name }
  }
}
