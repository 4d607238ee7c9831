import { matchLanguage } from '../domain/locale/locale.ts'
import type { RefusalCode, RefusalWords } from '../host/refusal-page.ts'
import { createWords } from '../i18n/words.ts'
import type { LocaleFile } from './locales.server.ts'

const keys = {
  400: 'bad-request',
  403: 'other-site',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-type',
  429: 'too-many',
  500: 'failed',
} as const satisfies Record<RefusalCode, string>

/** The words of a refusal made outside Remix, in the language the browser asks for. */
export function refusalWordsFor(
  locales: ReadonlyMap<string, LocaleFile>,
  acceptLanguage: string | undefined,
): RefusalWords {
  const lang = matchLanguage(acceptLanguage, [...locales.keys()])
  const locale = locales.get(lang)
  if (!locale) throw new Error('there is no language at all')
  const { t } = createWords(locale)
  return {
    lang,
    dir: locale.dir,
    title: (code) => t(`refusals.${keys[code]}.title`),
    text: (code) => t(`refusals.${keys[code]}.text`),
    back: t('refusals.back'),
  }
}
