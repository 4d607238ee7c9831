import { showCountry } from './country.ts'
import { langOf } from '../../text/script.ts'
import { versionOf, type Signatory } from './signatory.ts'

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
  /** where it was given to an older text than the newest: the version of that */
  olderVersion?: number | undefined
}

/** A signatory as a line of a list; `newest` is the newest version of the text. */
export function showSignatoryLine(signatory: Signatory, lang: string, newest: number): SignatoryLine {
  const { id, name, otherName, title, country } = signatory
  const version = versionOf(signatory)
  return {
    id,
    name: showOwn(name),
    otherName: otherName === undefined ? undefined : showOwn(otherName),
    title: title === undefined ? undefined : showOwn(title),
    country: country === undefined ? undefined : showCountry(country, lang),
    olderVersion: version < newest ? version : undefined,
  }
}

const showOwn = (text: string): OwnText => ({ text, ...langOf(text) })
