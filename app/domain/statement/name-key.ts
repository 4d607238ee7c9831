import { withoutLegalForm } from './legal-form.ts'
import { showAsLatin } from '../../text/look-alikes.ts'
import { foldForSearch } from './search.ts'
import type { SignatoryKind } from './signatory.ts'

/**
 * One text for all names that a reader takes for the same: case, accents, widths, punctuation and blanks do not count, letters that
 * look alike are one, and an organisation's legal form and "The" in front are no part of it. To be compared, never to be shown.
 */
export const foldName = (kind: SignatoryKind, name: string): string => {
  const folded = foldForSearch(showAsLatin(name))
  const bare = kind === 'person' ? folded : withoutLegalForm(folded).replace(/^the (?=.)/u, '')
  return `${kind} ${bare
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .replace(/[l1|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')}`
}
