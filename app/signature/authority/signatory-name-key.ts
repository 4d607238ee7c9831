import { stripLegalForm } from './strip-legal-form.ts'
import { toLatinLookalikes } from '#app/text/characters/look-alikes.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

/**
 * One text for all names that a reader takes for the same: case, accents, widths, punctuation and blanks do not count, letters that
 * look alike are one, and an organisation's legal form and "The" in front are no part of it. To be compared, never to be shown.
 */
export const signatoryNameKey = (kind: SignatoryKind, name: string): string => {
  const folded = foldForSearch(toLatinLookalikes(name))
  const bare = kind === 'person' ? folded : stripLegalForm(folded).replace(/^the (?=.)/u, '')
  return `${kind} ${bare
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .replace(/[l1|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')}`
}
