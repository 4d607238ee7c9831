import { stripLegalForm } from './strip-legal-form.ts'
import { toLatinLookalikes } from '#app/text/characters/look-alikes.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

/**
 * The key of a name: two names with the same key are the same to a reader. Case, accents, widths, punctuation and spaces are
 * ignored, letters that look alike are equal, and an organisation's legal form and a leading "The" are left out. For comparison
 * only, never for display.
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
