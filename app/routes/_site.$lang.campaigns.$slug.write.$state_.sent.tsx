import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { answerSent } from '../server/pages/letter-sent.server.ts'
import { requireLetter } from '../server/pages/letter-asked.server.ts'

/** "I have sent it": a self-report. */
export async function action({ request, params, context: { app } }: ActionFunctionArgs) {
  return answerSent(app, requireLetter(app, params, request), await request.formData())
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
