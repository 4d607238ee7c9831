import { countryCodes, formatCountry } from '#app/reference/country.ts'

export interface SortableName {
  /** the name from its first letter or digit on: leading quotation marks and brackets do not count, articles do */
  sortName: string
  signatory: { id: string; name: string; country?: string | undefined }
}

export type Comparator<T> = (a: T, b: T) => number

export const sortNameOf = (name: string): string => name.replace(/^[^\p{L}\p{N}]+/u, '') || name

export const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Compares names by the rules of the language: its own script first, then the others in the order of CLDR; numbers by their value.
 * A leading "The" counts, as in the lists that organisations publish, since articles cannot be told from names in all languages.
 * Never 0 for two different signatories.
 */
export function nameComparator(lang: string): Comparator<SortableName> {
  const { compare } = new Intl.Collator(lang, { numeric: true })
  return (a, b) =>
    compare(a.sortName, b.sortName) ||
    compareCodeUnits(a.signatory.name, b.signatory.name) ||
    compareCodeUnits(a.signatory.id, b.signatory.id)
}

/** Compares by the country's name in the language, signatories without one last, and within a country by name. */
export function countryComparator(lang: string): Comparator<SortableName> {
  const { compare } = new Intl.Collator(lang)
  const rankByCountry = new Map(
    countryCodes
      .map((code) => ({ code, name: formatCountry(code, lang) }))
      .sort((a, b) => compare(a.name, b.name) || compareCodeUnits(a.code, b.code))
      .map(({ code }, rank) => [code, rank]),
  )
  const rank = (country: string | undefined) => rankByCountry.get(country ?? '') ?? rankByCountry.size
  const byName = nameComparator(lang)
  return (a, b) => rank(a.signatory.country) - rank(b.signatory.country) || byName(a, b)
}
