import { difference } from '../../domain/statement/difference.ts'
import {
  latestVersion,
  statementText,
  statementWords,
  type Statement,
} from '../../domain/statement/statement.ts'
import { answerNoSuchPage, requireVersion } from './statement-require.server.ts'

/** What changed from one version to another; without a word on it, from the one before the newest to the newest. A page that is not here while there is one version. */
export function showChangesPage(statement: Statement, lang: string, query: URLSearchParams) {
  const newest = latestVersion(statement)
  if (newest === 1) throw answerNoSuchPage(statement, lang)
  const to = requireVersion(statement, lang, query.get('to'))
  const from = requireVersion(statement, lang, query.get('from') ?? String(Math.max(1, newest - 1)))
  const words = statementWords(statement, lang)
  return {
    slug: statement.slug,
    title: words.title,
    from,
    to,
    note: words['version-notes'][String(to)],
    difference: difference(statementText(statement, from, lang), statementText(statement, to, lang)),
  }
}
