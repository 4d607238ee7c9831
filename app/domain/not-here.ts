/** What a page that is not there says (translation keys under `refusals`) and offers instead. */
export interface NotHere {
  code: NotHereCode
  links: { href: string; label: string; lang?: string }[]
}

export type NotHereCode =
  | 'not-found'
  | 'unknown-language'
  | 'unknown-campaign'
  | 'unknown-case'
  | 'unknown-state'
  | 'not-asked'
  | 'own-case'
  | 'closed'
