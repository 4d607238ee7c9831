import type { LoaderFunctionArgs } from '@remix-run/node'
import { handleStatementFeed } from './statement-feed.server.ts'
import { requireStatement } from '#app/pages/statement/require-statement.server.ts'

/** What followed, for feed readers. A refusal is JSON with its status: no page is around this address. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  return handleStatementFeed(app, statement, lang)
}
