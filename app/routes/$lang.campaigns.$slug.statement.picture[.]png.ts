import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerStatementPicture } from '../server/pages/statement-picture.server.ts'
import { requireStatement } from '../server/pages/statement-require.server.ts'

export function loader({ params, context: { deps } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(deps, params)
  return answerStatementPicture(deps, statement, lang)
}
