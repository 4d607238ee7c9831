import { negotiateLanguage } from '#app/locale/locale.ts'
import type { RefusalCode, RefusalWords } from '#app/host/refusal-page.ts'
import { createTranslator } from '#app/locale/translator.ts'
import type { LocaleFile } from '#app/locale/locales.server.ts'

const refusalKeys = {
  400: 'bad-request',
  403: 'other-site',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-type',
  429: 'too-many',
  500: 'failed',
} as const satisfies Record<RefusalCode, string>

/** The words of a refusal page made outside Remix, in the language that the browser prefers. */
export function refusalWordsFor(
  locales: ReadonlyMap<string, LocaleFile>,
  acceptLanguage: string | undefined,
): RefusalWords {
  const lang = negotiateLanguage(acceptLanguage, [...locales.keys()])
  const locale = locales.get(lang)
  if (!locale) throw new Error('there are no locales')
  const { t } = createTranslator(locale)
  return {
    lang,
    dir: locale.dir,
    title: (code) => t(`refusals.${refusalKeys[code]}.title`),
    text: (code) => t(`refusals.${refusalKeys[code]}.text`),
    back: t('refusals.back'),
  }
}
