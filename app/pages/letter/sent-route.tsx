import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirectToLetter, requireLetterRequest } from './letter-request.server.ts'
import { handleSent } from './report-sent.server.ts'

/** "I have sent it": a self-report. */
export async function action(args: ActionFunctionArgs) {
  return handleSent(args.context.app, requireLetterRequest(args), await args.request.formData())
}

export const loader = (args: LoaderFunctionArgs) => redirectToLetter(args, 302)

/** Never rendered: every answer is a redirect or a refusal. */
export default function Sent() {
  return null
}
