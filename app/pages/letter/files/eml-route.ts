import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { handleDraft } from '#app/pages/letter/letter-form.server.ts'
import { requireLetterRequest } from '#app/pages/letter/letter-request.server.ts'

const toLetter = ({ params, request }: Pick<LoaderFunctionArgs, 'params' | 'request'>) =>
  redirect(
    `/${params.lang}/campaigns/${params.slug}/write/${params.state}${new URL(request.url).search}`,
    303,
  )

/** The draft as a file. Nothing is kept of it. This route has no page; whoever must see a refusal is sent to one that has. */
export async function action(args: ActionFunctionArgs) {
  try {
    return await handleDraft(requireLetterRequest(args), await args.request.formData())
  } catch (thrown) {
    if (thrown instanceof Response) return toLetter(args)
    throw thrown
  }
}

export const loader = toLetter
