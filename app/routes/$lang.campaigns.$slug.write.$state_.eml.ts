import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { answerDraft } from '../server/pages/letter-form.server.ts'
import { requireLetter } from '../server/pages/letter-asked.server.ts'

const toLetter = ({ params, request }: Pick<LoaderFunctionArgs, 'params' | 'request'>) =>
  redirect(
    `/${params.lang}/campaigns/${params.slug}/write/${params.state}${new URL(request.url).search}`,
    303,
  )

/** The draft as a file. Nothing is kept of it. This route has no page; whoever must see a refusal is sent to one that has. */
export async function action({ request, params, context: { app } }: ActionFunctionArgs) {
  try {
    return await answerDraft(app, requireLetter(app, params, request), await request.formData())
  } catch (thrown) {
    if (thrown instanceof Response) return toLetter({ params, request })
    throw thrown
  }
}

export const loader = toLetter
