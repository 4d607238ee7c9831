import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirectToLetter, requireLetterRequest } from '#app/pages/letter/letter-request.server.ts'
import { handleLetterPdf } from './letter-pdf.server.ts'

/** The letter on paper as a file; nothing is stored. This route has no page, so that a refusal is shown by the letter's. */
export async function action(args: ActionFunctionArgs) {
  const { app, limited } = args.context
  if (limited) return redirectToLetter(args, 303)
  try {
    return await handleLetterPdf(app, requireLetterRequest(args), await args.request.formData())
  } catch (thrown) {
    if (thrown instanceof Response) return redirectToLetter(args, 303)
    throw thrown
  }
}

export const loader = (args: LoaderFunctionArgs) => redirectToLetter(args, 303)
