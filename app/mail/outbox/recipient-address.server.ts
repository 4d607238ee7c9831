import type { OutboxMessage } from '#db/schema/outbox.ts'
import { campaignStatus, type Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { Directory } from '#app/recipient/address.ts'
import { decideRecipient, type Recipient } from '#app/recipient/recipient.ts'
import { isSendableAddress } from '#app/mail/address/sendable-address.ts'
import type { Reference } from '#app/reference/reference.ts'
import { ok, err, type Result } from '#app/core/result.ts'

/** What says to whom a queued letter goes. */
export type AddressedLetter = Pick<OutboxMessage, 'campaign' | 'recipient' | 'caseId'>

/** Where a letter goes at this moment; else a reason code like `address-opted-out`. */
export type ResolveAddress = (letter: AddressedLetter) => Result<string, string>

export interface RecipientDeps {
  campaigns: ReadonlyMap<string, Campaign>
  reference: Reference
  directory(campaign: Campaign): Directory
}

/** The campaign and the recipient as they are now; else a reason code: the campaign is gone, closed or does not write to it. */
export function resolveRecipient(
  { campaigns, reference }: Pick<RecipientDeps, 'campaigns' | 'reference'>,
  letter: AddressedLetter,
  now: Date,
): Result<{ campaign: Campaign; recipient: Recipient }, string> {
  const campaign = campaigns.get(letter.campaign)
  if (!campaign) return err('campaign-unknown')
  if (campaignStatus(campaign, dayInGeneva(now)) !== 'open') return err('campaign-closed')
  if (letter.recipient === null) return err('recipient-not-asked')
  const decision = decideRecipient(campaign, reference, letter.recipient, letter.caseId ?? undefined)
  return decision.ok ? ok({ campaign, recipient: decision.value }) : err('recipient-not-asked')
}

/** Asks the directory when a letter goes out: days may lie between its confirmation and its moment. */
export function createAddressResolver(parts: RecipientDeps & { now(): Date }, demo: boolean): ResolveAddress {
  return (letter) => {
    const found = resolveRecipient(parts, letter, parts.now())
    if (!found.ok) return found
    const address = parts.directory(found.value.campaign)(found.value.recipient)
    if (isSendableAddress(address, demo)) return ok(address.email)
    const isOpen = address === undefined || address.status === 'confirmed'
    return err(isOpen ? 'address-unknown' : `address-${address.status}`)
  }
}
