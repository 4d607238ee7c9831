import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { handleSent } from './report-sent.server.ts'
import { requireLetterRequest } from './letter-request.server.ts'

/** "I have sent it": a self-report. */
export async function action(args: ActionFunctionArgs) {
  return handleSent(args.context.app, requireLetterRequest(args), await args.request.formData())
}

export function loader({ params, request }: LoaderFunctionArgs) {
  return redirect(
    `/${params.lang}/campaigns/${params.slug}/write/${params.state}${new URL(request.url).search}`,
  )
}

/** Never shown: the page is either left at once or refused. */
export default function Sent() {
  return null
}
