import type { Campaign } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { listCopies, type Recipient } from '../../domain/directory/recipient.ts'
import { sitsOnCouncil } from '../../domain/directory/state.ts'
import { prepareAddressees } from '../../domain/letter/addressee.ts'
import type { Deps } from '../../create-context.server.ts'
import { stateName } from './campaign-page.server.ts'

/** The name of a recipient for a reader: the state's, or the office's. */
export const recipientName = (deps: Deps, campaign: Campaign, recipient: Recipient, lang: string): string =>
  recipient.kind === 'mission'
    ? stateName(deps, recipient.state.code, lang)
    : addresseesOf(deps, campaign, lang)(recipient).heading

/** How a letter names the recipient, for a reader. */
export const recipientHeading = (
  deps: Deps,
  campaign: Campaign,
  recipient: Recipient,
  lang: string,
): string => addresseesOf(deps, campaign, lang)(recipient).heading

const addresseesOf = (deps: Deps, campaign: Campaign, lang: string) => {
  const conventions = deps.reference.conventions.get(lang)
  if (!conventions) throw new Error(`no forms of address in ${lang}`)
  return prepareAddressees(campaign, conventions)
}

/** What is known of the recipient, for the reader. */
export function showRecipient(deps: Deps, campaign: Campaign, recipient: Recipient, lang: string) {
  const addressees = addresseesOf(deps, campaign, lang)
  const address = deps.directory(campaign)(recipient)
  return {
    id: recipient.id,
    kind: recipient.kind,
    name: recipientName(deps, campaign, recipient, lang),
    heading: addressees(recipient).heading,
    address: address && {
      email: address.email,
      postal: address.postal && [...address.postal],
      website: address.website,
      status: address.status,
      checked: address.verified?.on,
      sourceDate: address.source?.date,
      sourceUrl: address.source?.url,
    },
    copies: listCopies(campaign, deps.reference, recipient).map((copy) => {
      const known = deps.directory(campaign)(copy)
      return {
        heading: addressees(copy).heading,
        email: known?.email,
        postal: known?.postal && [...known.postal],
      }
    }),
    mission:
      recipient.kind === 'mission'
        ? {
            council: showCouncil(deps, recipient.state.code),
            seat: recipient.seat,
          }
        : undefined,
  }
}

function showCouncil(deps: Deps, code: string) {
  const day = dayInGeneva(deps.now())
  const sits = sitsOnCouncil(deps.reference.councilSeats, code, day)
  const status = sits === undefined ? ('unknown' as const) : sits ? ('yes' as const) : ('no' as const)
  return { status, year: day.slice(0, 4) }
}
