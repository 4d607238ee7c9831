import type { LoaderFunctionArgs } from '@remix-run/node'
import { handleStatementFeed } from './statement-feed.server.ts'
import { requireStatement } from '#app/pages/statement/require-statement.server.ts'

/** The feed of an open letter. A refusal is JSON with its status, since this route has no page. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  return handleStatementFeed(app, statement, lang)
}
