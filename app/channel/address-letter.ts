import type { Campaign } from '#app/campaign/campaign.ts'
import { listMailable, type Directory, type MailableAddress } from '#app/recipient/address.ts'
import { listCopies, type Recipient } from '#app/recipient/recipient.ts'
import type { Reference } from '#app/reference/reference.ts'
import type { OutgoingLetter } from './channel.ts'

/**
 * Finds the addresses of a letter: of its recipient, and of the recipients of copies with a usable email.
 */
export function addressLetter(
  campaign: Campaign,
  reference: Reference,
  directory: Directory,
  recipient: Recipient,
): Pick<OutgoingLetter, 'to' | 'cc' | 'postal'> {
  const address = directory(recipient)
  const to = listMailable(address)
  const taken = new Set(to.map(({ email }) => email.toLowerCase()))
  const cc: MailableAddress[] = []
  for (const copy of listCopies(campaign, reference, recipient))
    for (const mailable of listMailable(directory(copy))) {
      // A ministry and its minister may share a mailbox.
      if (taken.has(mailable.email.toLowerCase())) continue
      taken.add(mailable.email.toLowerCase())
      cc.push(mailable)
    }
  return { to, cc, ...(address?.postal ? { postal: address.postal } : {}) }
}
