// CLDR also names the world, groups of States, test codes and reserved codes, none of which is a signatory's country.
const noCountries: ReadonlySet<string> = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'ZZ',
])

const named = new Map<string, Intl.DisplayNames>()
function displayNamesIn(lang: string): Intl.DisplayNames {
  const display = named.get(lang) ?? new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' })
  named.set(lang, display)
  return display
}

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i))

/**
 * ISO 3166-1 alpha-2, and XK. A signatory's country is its own statement of where it is based: the code of a
 * territory says nothing about its status, and not all of them are UN States.
 */
export const countryCodes: readonly string[] = letters
  .flatMap((a) => letters.map((b) => a + b))
  .filter(
    (code) =>
      !noCountries.has(code) &&
      displayNamesIn('en').of(code) !== undefined &&
      new Intl.Locale(`und-${code}`).region === code,
  )

const codes: ReadonlySet<string> = new Set(countryCodes)
export const isCountryCode = (code: string): boolean => codes.has(code)

/** Formats the everyday name (Unicode CLDR) of a country; the code where the language has no name for it. */
export const formatCountry = (code: string, lang: string): string => displayNamesIn(lang).of(code) ?? code
