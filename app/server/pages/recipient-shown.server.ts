import type { Campaign } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { listCopies, type Recipient } from '../../domain/directory/recipient.ts'
import { sitsOnCouncil } from '../../domain/directory/state.ts'
import { prepareAddressees } from '../../domain/letter/addressee.ts'
import type { Context } from '../../context.ts'
import { stateName } from './campaign-page.server.ts'

/** The name of a recipient for a reader: the state's, or the office's. */
export const recipientName = (
  app: Context,
  campaign: Campaign,
  recipient: Recipient,
  lang: string,
): string =>
  recipient.kind === 'mission'
    ? stateName(app, recipient.state.code, lang)
    : addresseesOf(app, campaign, lang)(recipient).heading

/** How a letter names the recipient, for a reader. */
export const recipientHeading = (
  app: Context,
  campaign: Campaign,
  recipient: Recipient,
  lang: string,
): string => addresseesOf(app, campaign, lang)(recipient).heading

const addresseesOf = (app: Context, campaign: Campaign, lang: string) => {
  const conventions = app.reference.conventions.get(lang)
  if (!conventions) throw new Error(`no forms of address in ${lang}`)
  return prepareAddressees(campaign, conventions)
}

/** What is known of the recipient, for the reader. */
export function showRecipient(app: Context, campaign: Campaign, recipient: Recipient, lang: string) {
  const addressees = addresseesOf(app, campaign, lang)
  const address = app.directory(campaign)(recipient)
  return {
    id: recipient.id,
    kind: recipient.kind,
    name: recipientName(app, campaign, recipient, lang),
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
    copies: listCopies(campaign, app.reference, recipient).map((copy) => {
      const known = app.directory(campaign)(copy)
      return {
        heading: addressees(copy).heading,
        email: known?.email,
        postal: known?.postal && [...known.postal],
      }
    }),
    mission:
      recipient.kind === 'mission'
        ? {
            council: showCouncil(app, recipient.state.code),
            seat: recipient.seat,
          }
        : undefined,
  }
}

function showCouncil(app: Context, code: string) {
  const day = dayInGeneva(app.now())
  const sits = sitsOnCouncil(app.reference.councilSeats, code, day)
  const status = sits === undefined ? ('unknown' as const) : sits ? ('yes' as const) : ('no' as const)
  return { status, year: day.slice(0, 4) }
}
