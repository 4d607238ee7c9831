import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LookPage } from '../components/look-page.tsx'
import { ownPage, pageTitle } from '../components/meta.ts'
import { SignPage } from '../components/sign-page.tsx'
import { requireSigning } from '../server/statement/sign-page.server.ts'
import { answerSign, showSign } from '../server/statement/sign.server.ts'

/** The form. It also runs after the action, so it may not redirect. */
export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  return json(await showSign(app, requireSigning(app, params, request)))
}

export async function action({ request, params, context: { app, limited, takeMail } }: ActionFunctionArgs) {
  const asked = requireSigning(app, params, request)
  return answerSign(app, asked, await request.formData(), { limited, takeMail })
}

export const headers = ownPage
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageTitle(matches, (t) =>
    data ? t('sign.page-title', { title: data.statement.title }) : t('sign.title'),
  ),
  { name: 'robots', content: 'noindex' },
]

export default function Sign() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  if (answered?.view === 'look') return <LookPage page={answered} about="signature" />
  return <SignPage page={answered ?? page} />
}
