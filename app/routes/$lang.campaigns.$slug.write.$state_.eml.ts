import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { answerDraft } from '../server/pages/letter-form.server.ts'
import { requireLetter } from '../server/pages/letter-page.server.ts'

/** The draft as a file. Nothing is kept of it. */
export async function action({ request, params, context: { deps } }: ActionFunctionArgs) {
  return answerDraft(deps, requireLetter(deps, params, request), await request.formData())
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/${params.lang}/campaigns/${params.slug}/write/${params.state}`)
}
