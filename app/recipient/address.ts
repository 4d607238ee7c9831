import type { Recipient } from './recipient.ts'

/** The trust status of an address. */
export const addressStatuses = ['unverified', 'confirmed', 'bounced', 'opted-out', 'expired'] as const
export type AddressStatus = (typeof addressStatuses)[number]

/** The owner of a mailbox: a role (`ambassador@`), the whole office (`mission@`), or one person. */
export const mailboxKinds = ['role', 'general', 'personal'] as const
export type MailboxKind = (typeof mailboxKinds)[number]

/**
 * The contact data of a mission or an office, with its source. Without an email and a postal address,
 * `status` is the reason: email bounced, or no letters are wanted.
 */
export interface Address {
  /** undefined for letters by post only */
  email?: string
  status: AddressStatus | 'demo'
  kind?: MailboxKind
  /** the preferred language of letters to it */
  language?: string
  /** lines, as on an envelope */
  postal?: readonly string[]
  website?: string
  phone?: string
  /** public accounts on networks, without `@` in front; Mastodon's with its server */
  handles?: { x?: string; bluesky?: string; mastodon?: string }
  /** the source of the address; undefined for a demo address */
  source?: { url: string; date: string }
  verified?: { on: string; by: string }
}

/** Finds the address of a recipient, if one is known and may be used. */
export interface Directory {
  (recipient: Recipient): Address | undefined
  /** true also for recipients that want no letters; without this, a directory holds those that it finds */
  holds?: (recipient: Recipient) => boolean
}

/** An address with an email. */
export type MailableAddress = Address & { email: string }

/** Lists the address if it has an email; otherwise empty. */
export const listMailable = (address: Address | undefined): MailableAddress[] =>
  address?.email === undefined ? [] : [{ ...address, email: address.email }]

/**
 * A directory of made-up addresses of missions under `.example`, which RFC 2606 reserves: nothing sent there
 * reaches anybody.
 */
export const demoDirectory: Directory = (recipient) =>
  recipient.kind === 'mission'
    ? { email: `mission.${recipient.state.code.toLowerCase()}@${recipient.seat}.example`, status: 'demo' }
    : undefined

const directoryHolds = (directory: Directory, recipient: Recipient): boolean =>
  directory.holds?.(recipient) ?? directory(recipient) !== undefined

/**
 * Joins directories: the first one that holds a recipient decides, even if it says that no letters are
 * wanted.
 */
export function joinDirectories(...directories: readonly Directory[]): Directory {
  const join = (recipient: Recipient) => directories.find((d) => directoryHolds(d, recipient))?.(recipient)
  return Object.assign(join, {
    holds: (recipient: Recipient) => directories.some((d) => directoryHolds(d, recipient)),
  })
}
