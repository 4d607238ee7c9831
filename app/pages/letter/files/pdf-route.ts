import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireLetterRequest } from '#app/pages/letter/letter-request.server.ts'
import { handleLetterPdf } from './letter-pdf.server.ts'

const toLetter = ({ params, request }: Pick<LoaderFunctionArgs, 'params' | 'request'>) =>
  redirect(
    `/${params.lang}/campaigns/${params.slug}/write/${params.state}${new URL(request.url).search}`,
    303,
  )

/** The letter on paper as a file. This route has no page; whoever must see a refusal is sent to one that has. */
export async function action(args: ActionFunctionArgs) {
  if (args.context.limited) return toLetter(args)
  try {
    return await handleLetterPdf(args.context.app, requireLetterRequest(args), await args.request.formData())
  } catch (thrown) {
    if (thrown instanceof Response) return toLetter(args)
    throw thrown
  }
}

export const loader = toLetter
