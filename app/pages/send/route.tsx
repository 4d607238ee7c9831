import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LetterPage } from '#app/pages/letter/letter-page.tsx'
import { CheckInboxPage } from '#app/ui/check-inbox-page.tsx'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { SendPage } from '#app/pages/letter/send-options/send-page.tsx'
import { ProofOfWorkPage } from './proof-of-work-page.tsx'
import { detectDevice } from '#app/channel/device.ts'
import { handleLettersRequest } from './request-letters.server.ts'
import { requireLetterRequest } from '#app/pages/letter/letter-request.server.ts'
import { letterPageView } from '#app/pages/letter/letter-page.server.ts'

/** Shows the letter's page where no form was posted. It also runs after the action, so it may not redirect. */
export function loader(args: LoaderFunctionArgs) {
  return json(letterPageView(args.context.app, requireLetterRequest(args)))
}

/** "Send it for me". */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { app, limited, takeMail } = context
  const letter = requireLetterRequest(args)
  const device = detectDevice(request.headers.get('user-agent') ?? undefined)
  return handleLettersRequest(app, letter, await request.formData(), { limited, takeMail, device })
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('send.title'))

export default function Send() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.view === 'check-inbox') return <CheckInboxPage page={answer} />
  if (answer?.view === 'proof-of-work') return <ProofOfWorkPage page={answer} />
  if (answer?.view === 'send') return <SendPage page={answer} />
  return <LetterPage page={answer ?? page} />
}
