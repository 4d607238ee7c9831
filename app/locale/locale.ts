/** The facts about a language in its file. */
export interface Locale {
  /** BCP 47 */
  lang: string
  /** in the language itself */
  name: string
  dir: 'ltr' | 'rtl'
  /** BCP 47 tag for dates and numbers where the bare language would give another country's habit: `en-GB` */
  formats: string
  /** patterns with `{n}` for the number, by category of `Intl.PluralRules(type: ordinal)` */
  ordinals: Partial<Record<Intl.LDMLPluralRule, string>>
}

/** The locale of a language that is known to have one. */
export function localeOf<Known extends Locale>(locales: ReadonlyMap<string, Known>, lang: string): Known {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  return locale
}

/** "51st", "51" – the way the language counts sessions. */
export function formatOrdinal(n: number, locale: Locale): string {
  const rule = new Intl.PluralRules(locale.lang, { type: 'ordinal' }).select(n)
  const pattern = locale.ordinals[rule] ?? locale.ordinals.other ?? '{n}'
  return pattern.replace('{n}', String(n))
}

/**
 * The first available language that a browser accepts (RFC 9110, 12.5.4), or else the first available. The header is only
 * compared with known languages, never used itself.
 */
export function negotiateLanguage(acceptLanguage: string | undefined, available: readonly string[]): string {
  const accepted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters
        .map((p) => /^\s*q=(?<q>[\d.]+)\s*$/.exec(p)?.groups?.q)
        .find((value) => value !== undefined)
      return { tag: tag.trim().toLowerCase(), q: q === undefined ? 1 : Number(q), index }
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q || a.index - b.index)
  for (const { tag } of accepted) {
    const found = available.find((lang) => tag === lang || tag.startsWith(`${lang}-`))
    if (found !== undefined) return found
  }
  return available[0] ?? 'en'
}
