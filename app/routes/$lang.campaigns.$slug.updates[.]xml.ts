import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerStatementFeed } from '../server/pages/statement-feed.server.ts'
import { requireStatement } from '../server/pages/statement-require.server.ts'

/** What followed, for feed readers. A refusal is JSON with its status: no page is around this address. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  return answerStatementFeed(app, statement, lang)
}
