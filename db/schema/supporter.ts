/**
 * A person who confirmed letters. Name and email address are in the messages still to be sent, and are erased with them. A row
 * of nobody (`nobody …`) holds the deduplication keys of those who erased.
 */
export interface SupporterTable {
  id: string
  campaign: string
  emailKey: string
  manageHash: string
  language: string
  day: string
}

/** One row per letter that was confirmed: a second one from the same mailbox to the same recipient finds it taken. */
export interface DedupKeyTable {
  key: string
  supporterId: string
}
