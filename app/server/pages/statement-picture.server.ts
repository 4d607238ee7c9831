import type { Statement } from '../../domain/statement/statement.ts'
import { statementWords } from '../../domain/statement/statement.ts'
import { sayCounts } from '../../domain/statement/said-counts.ts'
import { showCount } from '../../i18n/signatory-counts.ts'
import { createWords } from '../../i18n/words.ts'
import type { Context } from '../../context.ts'

/** The picture that networks show with a link to an open letter: no name is on it, only numbers. Throws a PressTrouble. */
export async function answerStatementPicture(
  app: Context,
  statement: Statement,
  lang: string,
): Promise<Response> {
  const locale = requireLocale(app, lang)
  const words = createWords(locale)
  const { title, lead } = statementWords(statement, lang)
  const { counts } = await app.rolls.of(statement.slug)
  const picture = await app.press.drawPicture({
    lang,
    dir: locale.dir,
    site: words.t('site.name'),
    above: words.t('statement.label'),
    title,
    line: lead,
    foot: sayCounts(counts, app.rolls.differences(statement.slug))
      .map(({ kind, count }) => showCount(words, kind, count))
      .join(' · '),
  })
  return new Response(new Uint8Array(picture), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' },
  })
}

/** What the page of an open letter says of itself to networks that show a link to it. */
export function showStatementPreview(app: Context, statement: Statement, lang: string) {
  const locale = requireLocale(app, lang)
  const { title, lead } = statementWords(statement, lang)
  const { language, region } = new Intl.Locale(locale.formats)
  const url = `${app.world().link(statement.slug, lang)}/statement`
  return {
    title,
    description: lead,
    url,
    image: `${url}/picture.png`,
    locale: region === undefined ? language : `${language}_${region}`,
    site: createWords(locale).t('site.name'),
  }
}

function requireLocale({ locales }: Context, lang: string) {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  return locale
}
