import type { Campaign } from '../campaign/campaign.ts'
import { listMailable, type Directory, type Mailable } from '../directory/address.ts'
import { listCopies, type Recipient } from '../directory/recipient.ts'
import type { Reference } from '../reference/reference.ts'
import type { Outgoing } from './channel.ts'

/** Where a letter goes: who it is for, and those who get a copy and have an e-mail address that may be used. */
export function addressLetter(
  campaign: Campaign,
  reference: Reference,
  directory: Directory,
  recipient: Recipient,
): Pick<Outgoing, 'to' | 'cc' | 'postal'> {
  const address = directory(recipient)
  const to = listMailable(address)
  const taken = new Set(to.map(({ email }) => email.toLowerCase()))
  const cc: Mailable[] = []
  for (const copy of listCopies(campaign, reference, recipient))
    for (const mailable of listMailable(directory(copy))) {
      // A ministry and its minister may share a mailbox.
      if (taken.has(mailable.email.toLowerCase())) continue
      taken.add(mailable.email.toLowerCase())
      cc.push(mailable)
    }
  return { to, cc, ...(address?.postal ? { postal: address.postal } : {}) }
}
