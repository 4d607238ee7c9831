import { countryCodes, formatCountry } from './country.ts'

const countryLists = new Map<string, readonly { code: string; name: string }[]>()

/**
 * Lists all countries to choose from, in the order of the language. Memoised, since sorting takes
 * milliseconds.
 */
export function listCountries(lang: string): readonly { code: string; name: string }[] {
  const known = countryLists.get(lang)
  if (known) return known
  const { compare } = new Intl.Collator(lang)
  const list = countryCodes
    .map((code) => ({ code, name: formatCountry(code, lang) }))
    .sort((a, b) => compare(a.name, b.name))
  countryLists.set(lang, list)
  return list
}
