import { createInstance, type TFunction } from 'i18next'
import type { Locale } from './locale.ts'
import { formatPartialDate } from '#app/time/partial-date.ts'

/** The words of one language for one request, with its numbers and dates. */
export interface Translator {
  lang: string
  t: TFunction
  number(n: number): string
  /** a date as exact as it is given */
  date(date: string): string
}

export type TranslatorSource = Pick<Locale, 'lang' | 'formats'> & { words: Record<string, unknown> }

/**
 * An instance of its own, never i18next's global one: two requests at once speak two languages. A missing
 * word throws; React escapes what is shown.
 */
export function createTranslator({ lang, formats, words }: TranslatorSource): Translator {
  const instance = createInstance()
  void instance.init({
    lng: lang,
    resources: { [lang]: { translation: words } },
    initAsync: false,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnObjects: true,
    parseMissingKeyHandler: (key: string) => {
      throw new Error(`the word "${key}" is missing in ${lang}`)
    },
  })
  return {
    lang,
    t: instance.t,
    number: (n) => new Intl.NumberFormat(formats).format(n),
    date: (date) => formatPartialDate(date, formats),
  }
}
