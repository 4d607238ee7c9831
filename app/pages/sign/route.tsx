import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CheckInboxPage } from '#app/ui/check-inbox-page.tsx'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { SignPage } from './sign-page.tsx'
import { requireSignRequest } from './sign-page.server.ts'
import { handleSign, readSignPage } from './sign.server.ts'

/** The form. It also runs after the action, so it may not redirect. */
export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  return json(await readSignPage(app, requireSignRequest(app, params, request)))
}

export async function action({ request, params, context: { app, limited, takeMail } }: ActionFunctionArgs) {
  const signRequest = requireSignRequest(app, params, request)
  return handleSign(app, signRequest, await request.formData(), { limited, takeMail })
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageTitle(matches, (t) =>
    data ? t('sign.page-title', { title: data.statement.title }) : t('sign.title'),
  ),
  { name: 'robots', content: 'noindex' },
]

export default function Sign() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.view === 'check-inbox') return <CheckInboxPage page={answer} about="signature" />
  return <SignPage page={answer ?? page} />
}
