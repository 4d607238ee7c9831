import type { LoaderFunctionArgs } from '@remix-run/node'
import { handleStatementPicture } from './statement-picture.server.ts'
import { requireStatement } from '#app/pages/statement/require-statement.server.ts'

export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  return handleStatementPicture(app, statement, lang)
}
