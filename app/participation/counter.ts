/** The numbers shown. Each counts one thing and nothing else. */
export interface Counter {
  letters: LetterCounts
  shares: number
  signatures: number
}

export interface LetterCounts {
  prepared: number
  /** by the supporter's own word */
  reported: number
  /** asked of the server and confirmed by a button */
  confirmed: number
  /** confirmed, and to be sent still */
  queued: number
  /** taken over by a mail server: these alone are called sent; those that bounced later stay in it */
  accepted: number
  bounced: number
  /** confirmed, refused or given up; may be tried again */
  failed: number
}
