/** The content of a page that is not available: its text (translation keys under `refusals`) and links to offer instead. */
export interface UnavailablePage {
  code: UnavailableCode
  /** a reason in the campaign's own words */
  reason?: string | undefined
  links: { href: string; label: string; lang?: string }[]
}

export type UnavailableCode =
  | 'not-found'
  | 'unknown-language'
  | 'unknown-campaign'
  | 'unknown-case'
  | 'unknown-statement'
  | 'unknown-recipient'
  | 'not-asked'
  | 'left-out'
  | 'opted-out'
  | 'own-case'
  | 'closed'
