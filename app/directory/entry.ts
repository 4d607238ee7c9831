import { daysBetween } from '#app/time/days.ts'
import type { Address, AddressStatus, Directory, MailboxKind } from '#app/recipient/address.ts'
import { directoryColumns, postalSeparator, type DirectoryColumn } from './columns.ts'
import type { Recipient } from '#app/recipient/recipient.ts'

/** A valid row of a directory with its cells by column; a missing value is empty. */
export interface DirectoryEntry {
  /** `CH geneva` or the id of an office */
  key: string
  cells: Readonly<Record<DirectoryColumn, string>>
}

/** Fills in all columns; those that are not given are empty. */
export function fillCells(given: Readonly<Record<string, string>>): Record<DirectoryColumn, string> {
  const cells = directoryColumns.map((column) => [column, given[column] ?? ''] as const)
  return Object.fromEntries(cells) as Record<DirectoryColumn, string>
}

export const entryKeyOf = ({ state, seat, office }: Record<DirectoryColumn, string>): string =>
  office === '' ? `${state} ${seat}` : office

export const recipientKeyOf = (recipient: Recipient): string =>
  recipient.kind === 'mission' ? `${recipient.state.code} ${recipient.seat}` : recipient.id

/** Formats the key of an entry for messages: "CH in geneva", "kz-president". */
export const formatKey = (key: string): string => key.replace(' ', ' in ')

/** Days after its last check when an address expires. */
export const maxCheckAgeDays = 180

/** The ISO day of the last check, or else of the source. */
export const lastCheckedDay = ({ cells }: DirectoryEntry): string => cells.verified_on || cells.source_date

/**
 * The status on a day: an entry not checked for 180 days is expired. A bounce or an opt-out does not expire.
 */
export function statusOn(entry: DirectoryEntry, today: string): AddressStatus {
  const status = entry.cells.status as AddressStatus
  if (status === 'bounced' || status === 'opted-out') return status
  return daysBetween(lastCheckedDay(entry), today) > maxCheckAgeDays ? 'expired' : status
}

/**
 * The part of an entry that may be used on an ISO day (docs/decisions/0013-directory.md): for an opt-out only
 * the status; no email that bounced; an expired one with that status.
 */
export function addressOf(entry: DirectoryEntry, today: string): Address {
  const { cells } = entry
  const status = statusOn(entry, today)
  const source = { url: cells.source_url, date: cells.source_date }
  if (status === 'opted-out') return { status, source }
  const email = status === 'bounced' ? '' : cells.email
  const handles = {
    ...(cells.handle_x && { x: cells.handle_x }),
    ...(cells.handle_bluesky && { bluesky: cells.handle_bluesky }),
    ...(cells.handle_mastodon && { mastodon: cells.handle_mastodon }),
  }
  return {
    ...(email && { email }),
    status,
    ...(email && cells.kind && { kind: cells.kind as MailboxKind }),
    ...(cells.language && { language: cells.language }),
    ...(cells.postal_address && { postal: cells.postal_address.split(postalSeparator) }),
    ...(cells.website && { website: cells.website }),
    ...(cells.phone && { phone: cells.phone }),
    ...(Object.keys(handles).length > 0 && { handles }),
    source,
    ...(cells.verified_on && { verified: { on: cells.verified_on, by: cells.verified_by } }),
  }
}

/** Creates a directory from entries. `today` (ISO) is called at every look-up. */
export function createDirectory(entries: readonly DirectoryEntry[], today: () => string): Directory {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  const find = (recipient: Recipient) => {
    const entry = byKey.get(recipientKeyOf(recipient))
    return entry && addressOf(entry, today())
  }
  return Object.assign(find, { holds: (recipient: Recipient) => byKey.has(recipientKeyOf(recipient)) })
}
