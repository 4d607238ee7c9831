import { showCountry } from './country.ts'
import { langOf } from './script.ts'
import type { Signatory } from './signatory.ts'

/** A text in its own language and direction, which are not the page's. */
export interface OwnText {
  text: string
  lang?: string | undefined
  dir: 'ltr' | 'rtl'
}

export interface SignatoryLine {
  id: string
  name: OwnText
  otherName?: OwnText | undefined
  title?: OwnText | undefined
  /** the country's name in the page's language */
  country?: string | undefined
}

/** A signatory as a line of a list. */
export function showSignatory(
  { id, name, otherName, title, country }: Signatory,
  lang: string,
): SignatoryLine {
  return {
    id,
    name: showOwn(name),
    otherName: otherName === undefined ? undefined : showOwn(otherName),
    title: title === undefined ? undefined : showOwn(title),
    country: country === undefined ? undefined : showCountry(country, lang),
  }
}

const showOwn = (text: string): OwnText => ({ text, ...langOf(text) })
