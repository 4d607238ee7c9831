import type { Campaign } from '../campaign/campaign.ts'
import type { Recipient } from '../directory/recipient.ts'
import { showStateName } from '../directory/state.ts'
import type { Reference } from '../reference/reference.ts'
import { prepareAddressees } from './addressee.ts'

/** The name of a State for a reader, or its code where the reference data does not have it. */
export function stateName({ states }: Pick<Reference, 'states'>, code: string, lang: string): string {
  const state = states.get(code)
  return state ? showStateName(state, lang) : code
}

/** The name of a recipient for a reader: the State's, or the office's. */
export const recipientName = (
  reference: Reference,
  campaign: Campaign,
  recipient: Recipient,
  lang: string,
): string =>
  recipient.kind === 'mission'
    ? stateName(reference, recipient.state.code, lang)
    : recipientHeading(reference, campaign, recipient, lang)

/** How a letter names the recipient, for a reader. Throws for a language without forms of address. */
export function recipientHeading(
  { conventions }: Pick<Reference, 'conventions'>,
  campaign: Campaign,
  recipient: Recipient,
  lang: string,
): string {
  const forms = conventions.get(lang)
  if (!forms) throw new Error(`no forms of address in ${lang}`)
  return prepareAddressees(campaign, forms)(recipient).heading
}
