import { statementPageNotFound, requireVersion } from '#app/pages/statement/require-statement.server.ts'
import { latestVersion, statementText, statementWords, type Statement } from '#app/statement/statement.ts'
import { compareTexts, type TextDifference } from '#app/statement/text/text-difference.ts'

/** The difference between two versions of an open letter. */
export interface ChangesPageView {
  slug: string
  title: string
  from: number
  to: number
  /** on the newer version */
  note?: string | undefined
  difference: TextDifference
}

/** Without a query from the last version but one to the last; answers 404 while there is one version. */
export function changesPageView(statement: Statement, lang: string, query: URLSearchParams): ChangesPageView {
  const newest = latestVersion(statement)
  if (newest === 1) throw statementPageNotFound(statement, lang)
  const to = requireVersion(statement, lang, query.get('to'))
  const from = requireVersion(statement, lang, query.get('from') ?? String(Math.max(1, newest - 1)))
  const words = statementWords(statement, lang)
  return {
    slug: statement.slug,
    title: words.title,
    from,
    to,
    note: words['version-notes'][String(to)],
    difference: compareTexts(statementText(statement, from, lang), statementText(statement, to, lang)),
  }
}
