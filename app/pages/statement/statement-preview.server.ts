import type { Context } from '#app/context.ts'
import { linkPreview } from '#app/pages/link-preview.server.ts'
import { statementPath, statementPicturePath } from '#app/paths.ts'
import { statementWords, type Statement } from '#app/statement/statement.ts'

/** The card that networks show with a link to an open letter. */
export function statementPreview(app: Context, statement: Statement, lang: string) {
  const { title, lead } = statementWords(statement, lang)
  return linkPreview(app, lang, {
    title,
    description: lead,
    path: statementPath(lang, statement.slug),
    picturePath: statementPicturePath(lang, statement.slug),
  })
}
