/**
 * Who confirmed. Name and e-mail stand in the mails still to be sent, and leave with them. A row of nobody (`nobody …`) holds
 * the deduplication keys of those who erased.
 */
export interface SupporterTable {
  id: string
  campaign: string
  emailKey: string
  manageHash: string
  language: string
  day: string
}

export interface LetterOnceTable {
  key: string
  supporterId: string
}
