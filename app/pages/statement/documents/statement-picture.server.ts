import type { Statement } from '#app/statement/statement.ts'
import { statementWords } from '#app/statement/statement.ts'
import { displayedCounts } from '#app/signature/signatories/displayed-counts.ts'
import { formatCount } from '#app/signature/signatory/format-counts.ts'
import { createTranslator } from '#app/locale/translator.ts'
import type { Context } from '#app/context.ts'

/** The picture that networks show with a link to an open letter: no name is on it, only numbers. Throws a TypesetError. */
export async function handleStatementPicture(
  app: Context,
  statement: Statement,
  lang: string,
): Promise<Response> {
  const locale = requireLocale(app, lang)
  const words = createTranslator(locale)
  const { title, lead } = statementWords(statement, lang)
  const { counts } = await app.signatories.of(statement.slug)
  const picture = await app.typesetter.drawPicture({
    lang,
    dir: locale.dir,
    site: words.t('site.name'),
    above: words.t('statement.label'),
    title,
    line: lead,
    foot: displayedCounts(counts, app.signatories.differences(statement.slug))
      .map(({ kind, count }) => formatCount(words, kind, count))
      .join(' · '),
  })
  return new Response(new Uint8Array(picture), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' },
  })
}

/** What the page of an open letter says of itself to networks that show a link to it. */
export function statementLinkPreview(app: Context, statement: Statement, lang: string) {
  const locale = requireLocale(app, lang)
  const { title, lead } = statementWords(statement, lang)
  const { language, region } = new Intl.Locale(locale.formats)
  const url = `${app.compositionContext().link(statement.slug, lang)}/statement`
  return {
    title,
    description: lead,
    url,
    image: `${url}/picture.png`,
    locale: region === undefined ? language : `${language}_${region}`,
    site: createTranslator(locale).t('site.name'),
  }
}

function requireLocale({ locales }: Context, lang: string) {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  return locale
}
