import type { OutboxMail } from '../../../db/schema/outbox.ts'
import { showOpening, type Campaign } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import type { Directory } from '../../domain/directory/address.ts'
import { decideRecipient, type Recipient } from '../../domain/directory/recipient.ts'
import { maySendTo } from '../../domain/mail/offer.ts'
import type { Reference } from '../../domain/reference/reference.ts'
import { accept, refuse, type Result } from '../../domain/result.ts'

/** What says to whom a queued letter goes. */
export type Addressed = Pick<OutboxMail, 'campaign' | 'recipient' | 'caseId'>

/** Where a letter goes at this moment; else a reason code like `address-opted-out`. */
export type FindAddress = (letter: Addressed) => Result<string, string>

export interface Addressees {
  campaigns: ReadonlyMap<string, Campaign>
  reference: Reference
  directory(campaign: Campaign): Directory
}

/** The campaign and the recipient as they are now; else a reason code: the campaign is gone, closed or does not write to it. */
export function findAddressee(
  { campaigns, reference }: Pick<Addressees, 'campaigns' | 'reference'>,
  letter: Addressed,
  now: Date,
): Result<{ campaign: Campaign; recipient: Recipient }, string> {
  const campaign = campaigns.get(letter.campaign)
  if (!campaign) return refuse('campaign-unknown')
  if (showOpening(campaign, dayInGeneva(now)) !== 'open') return refuse('campaign-closed')
  if (letter.recipient === null) return refuse('recipient-not-asked')
  const decision = decideRecipient(campaign, reference, letter.recipient, letter.caseId ?? undefined)
  return decision.ok ? accept({ campaign, recipient: decision.value }) : refuse('recipient-not-asked')
}

/** Asks the directory when a letter goes out: days may lie between its confirmation and its moment. */
export function addressFinder(parts: Addressees & { now(): Date }, demo: boolean): FindAddress {
  return (letter) => {
    const found = findAddressee(parts, letter, parts.now())
    if (!found.ok) return found
    const address = parts.directory(found.value.campaign)(found.value.recipient)
    if (maySendTo(address, demo)) return accept(address.email)
    const isOpen = address === undefined || address.status === 'confirmed'
    return refuse(isOpen ? 'address-unknown' : `address-${address.status}`)
  }
}
