import type { Campaign } from '#app/campaign/campaign.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import { formatStateName } from '#app/reference/state.ts'
import type { Reference } from '#app/reference/reference.ts'
import { prepareFormsOfAddress } from './forms-of-address.ts'

/** The name of a state for a reader, or its code if the reference data does not have it. */
export function stateNameOf({ states }: Pick<Reference, 'states'>, code: string, lang: string): string {
  const state = states.get(code)
  return state ? formatStateName(state, lang) : code
}

/** The name of a recipient for a reader: that of the state or the office. */
export const recipientName = (
  reference: Reference,
  campaign: Campaign,
  recipient: Recipient,
  lang: string,
): string =>
  recipient.kind === 'mission'
    ? stateNameOf(reference, recipient.state.code, lang)
    : recipientHeading(reference, campaign, recipient, lang)

/** The name of a recipient as in a letter. Throws for a language without forms of address. */
export function recipientHeading(
  { conventions }: Pick<Reference, 'conventions'>,
  campaign: Campaign,
  recipient: Recipient,
  lang: string,
): string {
  const forms = conventions.get(lang)
  if (!forms) throw new Error(`no forms of address in ${lang}`)
  return prepareFormsOfAddress(campaign, forms)(recipient).heading
}
