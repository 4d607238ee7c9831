import type { State } from '#app/reference/state.ts'
import { countryCodes, isCountryCode } from '#app/reference/country.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'

/** Short and former names that lists use but neither CLDR nor the UN has. */
const countryAliases: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE'],
  BO: ['Bolivia'],
  CD: ['DRC', 'DR Congo', 'RDC', 'Congo-Kinshasa'],
  CG: ['Congo-Brazzaville'],
  CI: ["Cote d'Ivoire", 'Ivory Coast'],
  CN: ["People's Republic of China", 'PRC', 'P.R. China', 'Mainland China'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic'],
  GB: ['UK', 'U.K.', 'Great Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
  HK: ['Hong Kong', 'Hongkong', '香港'],
  IR: ['Iran'],
  KP: ['DPRK', 'North Korea', 'N. Korea', '北韩', '北韓', '北朝鮮'],
  KR: ['ROK', 'South Korea', 'S. Korea', 'Korea (South)', '南韩', '南韓', '大韩民国', '大韓民國'],
  LA: ['Laos'],
  MK: ['Macedonia'],
  MM: ['Burma', 'Myanmar'],
  MO: ['Macau', 'Macao', '澳门'],
  NL: ['Holland', 'The Netherlands', 'Pays-Bas'],
  PS: ['Palestine', 'Palestina', 'Palästina', 'Палестина', 'فلسطين', '巴勒斯坦'],
  RU: ['Russia', 'Russian Federation'],
  SY: ['Syria'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey'],
  TW: ['Taiwan', '台湾', '台灣', '臺灣'],
  TZ: ['Tanzania'],
  US: ['USA', 'U.S.A.', 'U.S.', 'EE. UU.', 'EEUU', 'États-Unis d’Amérique', 'США', '美国', '美國'],
  VA: ['Vatican', 'Holy See'],
  VE: ['Venezuela'],
  VN: ['Viet Nam', 'Vietnam'],
}

const languages = ['en', 'fr', 'es', 'de', 'ru', 'ar', 'zh', 'zh-Hant']

/** Returns the ISO 3166 alpha-2 code of a country, or undefined. */
export type FindCountry = (text: string) => string | undefined

/**
 * Creates a finder of countries as lists name them: by the code in capitals, by the name in one of the seven languages (CLDR's or
 * the UN's), or by a common short form. It finds nothing for a name that two countries share.
 */
export function createCountryFinder(states: ReadonlyMap<string, Pick<State, 'code' | 'names'>>): FindCountry {
  const codes = new Map<string, string | null>()
  const add = (name: string | undefined, code: string) => {
    const key = fold(name ?? '')
    if (key === '') return
    const known = codes.get(key)
    codes.set(key, known === undefined || known === code ? code : null)
  }
  for (const lang of languages)
    for (const style of ['long', 'short'] as const) {
      const display = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none', style })
      for (const code of countryCodes) add(display.of(code), code)
    }
  for (const { code, names } of states.values()) for (const name of Object.values(names)) add(name, code)
  // Last, and overriding: these are the usual meanings of short forms.
  for (const [code, names] of Object.entries(countryAliases))
    for (const name of names) codes.set(fold(name), code)
  return (text) => {
    const code = text.trim()
    return /^[A-Z]{2}$/.test(code) && isCountryCode(code) ? code : (codes.get(fold(text)) ?? undefined)
  }
}

const fold = (name: string): string => foldForSearch(name).replace(/^the /, '')
