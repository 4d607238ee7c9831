import type { Context } from '#app/context.ts'
import { recipientHeading, recipientName } from '#app/letter/recipient-name.ts'
import type { Address } from '#app/recipient/address.ts'
import { listCopies, type Recipient } from '#app/recipient/recipient.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { isOnCouncil } from '#app/reference/council.ts'
import type { RequestedLetter } from './letter-request.server.ts'

/** The recipient of a letter, in the reader's language. */
export interface RecipientView {
  id: string
  kind: 'mission' | 'office'
  /** the state's name, or the office's */
  name: string
  /** how a letter names it */
  heading: string
  address?: AddressView | undefined
  /** the recipients of copies, as far as their addresses are known */
  copies: { heading: string; email?: string | undefined; postal?: string[] | undefined }[]
  mission?:
    | {
        council: { status: 'yes' | 'no' | 'unknown'; year: string }
        seat: 'geneva' | 'new-york'
      }
    | undefined
}

export interface AddressView {
  email?: string | undefined
  postal?: string[] | undefined
  website?: string | undefined
  status: string
  /** the day somebody last checked it */
  checked?: string | undefined
  sourceDate?: string | undefined
  sourceUrl?: string | undefined
}

export function recipientView(
  app: Context,
  { campaign, recipient, address, lang }: RequestedLetter,
): RecipientView {
  const heading = (to: Recipient) => recipientHeading(app.reference, campaign, to, lang)
  return {
    id: recipient.id,
    kind: recipient.kind,
    name: recipientName(app.reference, campaign, recipient, lang),
    heading: heading(recipient),
    address: address && addressView(address),
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

const addressView = ({ email, postal, website, status, verified, source }: Address): AddressView => ({
  email,
  postal: postal && [...postal],
  website,
  status,
  checked: verified?.on,
  sourceDate: source?.date,
  sourceUrl: source?.url,
})

function councilMembership(app: Context, code: string) {
  const day = dayInGeneva(app.now())
  const isMember = isOnCouncil(app.reference.councilSeats, code, day)
  const status = isMember === undefined ? ('unknown' as const) : isMember ? ('yes' as const) : ('no' as const)
  return { status, year: day.slice(0, 4) }
}
