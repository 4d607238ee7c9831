import type { OutboxMessage } from '#db/schema/outbox.ts'
import { campaignStatus, type Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { Directory } from '#app/recipient/address.ts'
import { decideRecipient, type Recipient } from '#app/recipient/recipient.ts'
import type { Reference } from '#app/reference/reference.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { isSendableAddress } from './sendable-address.ts'

/** Columns of a queued letter that say to whom it is sent. */
type AddressedLetter = Pick<OutboxMessage, 'campaign' | 'recipient' | 'caseId'>

/** Finds the address of a letter as of now; else a reason code like `address-opted-out`. */
export type ResolveAddress = (letter: AddressedLetter) => Result<string, string>

export interface RecipientDeps {
  campaigns: ReadonlyMap<string, Campaign>
  reference: Reference
  directory(campaign: Campaign): Directory
}

/** Finds campaign and recipient as of now; else a reason code: the campaign is gone, closed or does not write to that recipient. */
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

/** Reads the directory when a letter is sent: days may lie between its confirmation and that time. */
export function createAddressResolver(deps: RecipientDeps & { now(): Date }, demo: boolean): ResolveAddress {
  return (letter) => {
    const resolved = resolveRecipient(deps, letter, deps.now())
    if (!resolved.ok) return resolved
    const address = deps.directory(resolved.value.campaign)(resolved.value.recipient)
    if (isSendableAddress(address, demo)) return ok(address.email)
    const isUnknown = address === undefined || address.status === 'confirmed'
    return err(isUnknown ? 'address-unknown' : `address-${address.status}`)
  }
}
