import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerStatementFeed } from '../server/pages/statement-feed.server.ts'
import { requireStatement } from '../server/pages/statement-require.server.ts'

/** What followed, for feed readers. A refusal is JSON with its status: no page is around this address. */
export function loader({ params, context: { deps } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(deps, params)
  return answerStatementFeed(deps, statement, lang)
}
