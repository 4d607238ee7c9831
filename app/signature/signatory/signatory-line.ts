import { formatCountry } from '#app/reference/country.ts'
import { detectLanguage } from '#app/text/characters/script.ts'
import { versionOf, type Signatory } from '#app/statement/signatory.ts'

/** A text with its own language and direction, which may differ from the page's. */
export interface TaggedText {
  text: string
  lang?: string | undefined
  dir: 'ltr' | 'rtl'
}

export interface SignatoryLineView {
  id: string
  name: TaggedText
  otherName?: TaggedText | undefined
  title?: TaggedText | undefined
  /** the country's name in the page's language */
  country?: string | undefined
  /** the version that was signed, if it is not the newest */
  olderVersion?: number | undefined
}

/** The view of a signatory on a line of a list; `newest` is the newest version of the text. */
export function signatoryLineView(signatory: Signatory, lang: string, newest: number): SignatoryLineView {
  const { id, name, otherName, title, country } = signatory
  const version = versionOf(signatory)
  return {
    id,
    name: tagText(name),
    otherName: otherName === undefined ? undefined : tagText(otherName),
    title: title === undefined ? undefined : tagText(title),
    country: country === undefined ? undefined : formatCountry(country, lang),
    olderVersion: version < newest ? version : undefined,
  }
}

const tagText = (text: string): TaggedText => ({ text, ...detectLanguage(text) })
