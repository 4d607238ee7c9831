import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerContacts } from '../server/statement/partners.server.ts'

/** A partner's own contacts: docs/open-letters.md. */
export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  return answerContacts(app, params, request.headers.get('authorization'))
}
