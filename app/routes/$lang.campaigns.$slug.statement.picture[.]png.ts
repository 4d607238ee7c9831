import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerStatementPicture } from '../server/pages/statement-picture.server.ts'
import { requireStatement } from '../server/pages/statement-require.server.ts'

export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  return answerStatementPicture(app, statement, lang)
}
