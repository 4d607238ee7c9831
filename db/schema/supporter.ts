/**
 * Person who confirmed letters. Their name and email address are only in messages still to be sent, and are erased with them. A
 * row whose id begins with `nobody ` holds the deduplication keys of people who erased their data.
 */
export interface SupporterTable {
  id: string
  campaign: string
  emailKey: string
  manageHash: string
  language: string
  day: string
}

/** One row for each confirmed letter: it prevents a second one from the same mailbox to the same recipient. */
export interface DedupKeyTable {
  key: string
  supporterId: string
}
