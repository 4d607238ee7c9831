import { dayInGeneva } from '#app/time/session.ts'
import { listCopies, type Recipient } from '#app/recipient/recipient.ts'
import { isOnCouncil } from '#app/reference/council.ts'
import { recipientHeading, recipientName } from '#app/letter/recipient-name.ts'
import type { Context } from '#app/context.ts'
import type { RequestedLetter } from './letter-request.server.ts'

/** What is known of the recipient, for the reader. */
export function recipientView(app: Context, { campaign, recipient, address, lang }: RequestedLetter) {
  const heading = (to: Recipient) => recipientHeading(app.reference, campaign, to, lang)
  return {
    id: recipient.id,
    kind: recipient.kind,
    name: recipientName(app.reference, campaign, recipient, lang),
    heading: heading(recipient),
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
        heading: heading(copy),
        email: known?.email,
        postal: known?.postal && [...known.postal],
      }
    }),
    mission:
      recipient.kind === 'mission'
        ? {
            council: councilMembership(app, recipient.state.code),
            seat: recipient.seat,
          }
        : undefined,
  }
}

function councilMembership(app: Context, code: string) {
  const day = dayInGeneva(app.now())
  const sits = isOnCouncil(app.reference.councilSeats, code, day)
  const status = sits === undefined ? ('unknown' as const) : sits ? ('yes' as const) : ('no' as const)
  return { status, year: day.slice(0, 4) }
}
