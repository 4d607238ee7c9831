import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LetterPage } from '#app/pages/letter/letter-page.tsx'
import { CheckInboxPage } from '#app/ui/check-inbox-page.tsx'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { SendPage } from '#app/pages/letter/send-options/send-page.tsx'
import { ProofOfWorkPage } from './proof-of-work-page.tsx'
import { detectDevice } from '#app/channel/device.ts'
import { handleConfirmationRequest } from './request-confirmation.server.ts'
import { requireLetterRequest } from '#app/pages/letter/letter-request.server.ts'
import { letterPageView } from '#app/pages/letter/letter-page.server.ts'

/** Whoever comes here without a form gets the letter's page. It also runs after the action, so it may not redirect. */
export function loader(args: LoaderFunctionArgs) {
  return json(letterPageView(args.context.app, requireLetterRequest(args)))
}

/** "Send it for me". */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { app, limited, takeMail } = context
  const letter = requireLetterRequest(args)
  const device = detectDevice(request.headers.get('user-agent') ?? undefined)
  return handleConfirmationRequest(app, letter, await request.formData(), { limited, takeMail, device })
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('send.title'))

export default function Send() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  if (answered?.view === 'look') return <CheckInboxPage page={answered} />
  if (answered?.view === 'proof') return <ProofOfWorkPage page={answered} />
  if (answered?.view === 'out') return <SendPage page={answered} />
  return <LetterPage page={answered ?? page} />
}
