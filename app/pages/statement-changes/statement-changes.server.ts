import { compareTexts } from '#app/statement/text/text-difference.ts'
import { latestVersion, statementText, statementWords, type Statement } from '#app/statement/statement.ts'
import { statementPageNotFound, requireVersion } from '#app/pages/statement/require-statement.server.ts'

/** What changed from one version to another; without a word on it, from the one before the newest to the newest. A page that is not here while there is one version. */
export function changesPageView(statement: Statement, lang: string, query: URLSearchParams) {
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
