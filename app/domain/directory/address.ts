import type { Recipient } from './recipient.ts'

/** How far an address is to be trusted. */
export const addressStatuses = ['unverified', 'confirmed', 'bounced', 'opted-out', 'expired'] as const
export type AddressStatus = (typeof addressStatuses)[number]

/** An e-mail address of a mission with where it comes from. */
export interface Address {
  email: string
  status: AddressStatus | 'demo'
  /** where it was found; a demo address has none */
  source?: { url: string; date: string }
}

/** Finds the address to write to, if one is known and may be used. */
export type Directory = (recipient: Recipient) => Address | undefined

/** Reserved by RFC 2606: nothing sent there reaches anybody. */
export const demoDirectory: Directory = ({ id, seat }) => ({
  email: `mission.${id.toLowerCase()}@${seat}.example`,
  status: 'demo',
})
