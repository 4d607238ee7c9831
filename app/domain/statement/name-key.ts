import { foldForSearch } from './search.ts'
import type { SignatoryKind } from './signatory.ts'

/**
 * Letters of other scripts that look like small Latin ones (Unicode UTS #39, confusables.txt, of which these are the Cyrillic,
 * Greek, Armenian and dotless ones that stand in words).
 */
const lookalikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', н: 'h' },
  ...{ о: 'o', р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', у: 'y', ԝ: 'w', х: 'x', ѵ: 'v', п: 'n', з: '3' },
  ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', τ: 't', υ: 'u' },
  ...{ χ: 'x', γ: 'y', ω: 'w', μ: 'u', ζ: 'z', օ: 'o', ս: 'u', ո: 'n', հ: 'h', ց: 'g', զ: 'q' },
}
const lookalike = new RegExp(`[${Object.keys(lookalikes).join('')}]`, 'gu')

/**
 * One text for all names that a reader takes for the same: case, accents, widths, punctuation and blanks do not count, and letters
 * that look alike are one. To be compared, never to be shown.
 */
export const foldName = (kind: SignatoryKind, name: string): string =>
  `${kind} ${foldForSearch(name)
    .replace(lookalike, (letter) => lookalikes[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .replace(/[l1|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')}`
