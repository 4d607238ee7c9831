/** The public numbers of a campaign or an open letter. */
export interface Counter {
  letters: LetterCounts
  shares: number
  signatures: number
}

interface LetterCounts {
  prepared: number
  /** as supporters said themselves */
  reported: number
  /** to be sent by the server, and confirmed by the supporter */
  confirmed: number
  /** confirmed, and not sent yet */
  queued: number
  /** accepted by a mail server, which is what we call sent; includes those that bounced later */
  accepted: number
  bounced: number
  /** confirmed, then refused or given up; the operator may retry them */
  failed: number
}
