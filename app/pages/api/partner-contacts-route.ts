import type { LoaderFunctionArgs } from '@remix-run/node'
import { handlePartnerContacts } from '#app/signature/partners/partner-contacts.server.ts'

/** A partner's own contacts: docs/open-letters.md. */
export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  return handlePartnerContacts(app, params, request.headers.get('authorization'))
}
