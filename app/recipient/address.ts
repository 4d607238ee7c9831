import type { Recipient } from './recipient.ts'

/** How far an address is to be trusted. */
export const addressStatuses = ['unverified', 'confirmed', 'bounced', 'opted-out', 'expired'] as const
export type AddressStatus = (typeof addressStatuses)[number]

/** Whose mailbox it is: a role's (`ambassador@`), the general one (`mission@`), or one person's. */
export const mailboxKinds = ['role', 'general', 'personal'] as const
export type MailboxKind = (typeof mailboxKinds)[number]

/**
 * What is known of a mission or an office, and where it comes from. Without an e-mail and a postal address it says by its
 * status why: mail came back, or no letters are wanted.
 */
export interface Address {
  /** missing: letters by post only */
  email?: string
  status: AddressStatus | 'demo'
  kind?: MailboxKind
  /** the language it wants to be written to in */
  language?: string
  /** lines, as on an envelope */
  postal?: readonly string[]
  website?: string
  phone?: string
  /** public names on networks, without `@` in front; Mastodon's with its server */
  handles?: { x?: string; bluesky?: string; mastodon?: string }
  /** where it was found; a demo address has none */
  source?: { url: string; date: string }
  verified?: { on: string; by: string }
}

/** Finds the address to write to, if one is known and may be used. */
export interface Directory {
  (recipient: Recipient): Address | undefined
  /** true also of those that want no letters; a directory without this holds whom it finds */
  holds?: (recipient: Recipient) => boolean
}

/** An address that e-mail can be sent to. */
export type MailableAddress = Address & { email: string }

/** The address in a list if it has an e-mail; else nobody. */
export const listMailable = (address: Address | undefined): MailableAddress[] =>
  address?.email === undefined ? [] : [{ ...address, email: address.email }]

/** Reserved by RFC 2606: nothing sent there reaches anybody. Only missions have one. */
export const demoDirectory: Directory = (recipient) =>
  recipient.kind === 'mission'
    ? { email: `mission.${recipient.state.code.toLowerCase()}@${recipient.seat}.example`, status: 'demo' }
    : undefined

const directoryHolds = (directory: Directory, recipient: Recipient): boolean =>
  directory.holds?.(recipient) ?? directory(recipient) !== undefined

/** The first directory that holds the recipient answers, even if what it knows is that no letters are wanted there. */
export function joinDirectories(...directories: readonly Directory[]): Directory {
  const join = (recipient: Recipient) => directories.find((d) => directoryHolds(d, recipient))?.(recipient)
  return Object.assign(join, {
    holds: (recipient: Recipient) => directories.some((d) => directoryHolds(d, recipient)),
  })
}
