import type { Statement } from '#app/statement/statement.ts'
import { statementWords } from '#app/statement/statement.ts'
import { displayedCounts } from '#app/signature/signatories/displayed-counts.ts'
import { formatCount } from '#app/signature/signatory/format-counts.ts'
import { createTranslator } from '#app/locale/translator.ts'
import type { Context } from '#app/context.ts'
import { localeOf } from '#app/locale/locale.ts'

/** Answers with the picture that networks show with a link to an open letter: numbers, no names. Throws a TypesetError. */
export async function handleStatementPicture(
  app: Context,
  statement: Statement,
  lang: string,
): Promise<Response> {
  const locale = localeOf(app.locales, lang)
  const translator = createTranslator(locale)
  const { title, lead } = statementWords(statement, lang)
  const { counts } = await app.signatories.of(statement.slug)
  const picture = await app.typesetter.drawPicture({
    lang,
    dir: locale.dir,
    site: translator.t('site.name'),
    above: translator.t('statement.label'),
    title,
    line: lead,
    foot: displayedCounts(counts, app.signatories.differences(statement.slug))
      .map(({ kind, count }) => formatCount(translator, kind, count))
      .join(' · '),
  })
  return new Response(new Uint8Array(picture), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' },
  })
}
