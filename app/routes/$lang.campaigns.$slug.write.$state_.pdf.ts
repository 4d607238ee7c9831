import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireLetter } from '../server/pages/letter-asked.server.ts'
import { answerPdf } from '../server/pages/letter-pdf.server.ts'

const toLetter = ({ params, request }: Pick<LoaderFunctionArgs, 'params' | 'request'>) =>
  redirect(
    `/${params.lang}/campaigns/${params.slug}/write/${params.state}${new URL(request.url).search}`,
    303,
  )

/** The letter on paper as a file. This route has no page; whoever must see a refusal is sent to one that has. */
export async function action({ request, params, context: { app, limited } }: ActionFunctionArgs) {
  if (limited) return toLetter({ params, request })
  try {
    return await answerPdf(app, requireLetter(app, params, request), await request.formData())
  } catch (thrown) {
    if (thrown instanceof Response) return toLetter({ params, request })
    throw thrown
  }
}

export const loader = toLetter
