import type { OutboxMail } from '../../../db/mail-schema.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
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

/** The campaign and the recipient as they are now; undefined if the campaign is gone or does not write to it any more. */
export function findAddressee(
  { campaigns, reference }: Pick<Addressees, 'campaigns' | 'reference'>,
  letter: Addressed,
): { campaign: Campaign; recipient: Recipient } | undefined {
  const campaign = campaigns.get(letter.campaign)
  if (!campaign || letter.recipient === null) return undefined
  const decision = decideRecipient(campaign, reference, letter.recipient, letter.caseId ?? undefined)
  return decision.ok ? { campaign, recipient: decision.value } : undefined
}

/** Asks the directory when a letter goes out: days may lie between its confirmation and its moment. */
export function addressFinder(parts: Addressees, demo: boolean): FindAddress {
  return (letter) => {
    const found = findAddressee(parts, letter)
    if (!found)
      return refuse(parts.campaigns.has(letter.campaign) ? 'recipient-not-asked' : 'campaign-unknown')
    const address = parts.directory(found.campaign)(found.recipient)
    if (maySendTo(address, demo)) return accept(address.email)
    const isOpen = address === undefined || address.status === 'confirmed'
    return refuse(isOpen ? 'address-unknown' : `address-${address.status}`)
  }
}
