import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownPage, pageTitle } from '../components/meta.ts'
import { RightsPage } from '../components/rights-page.tsx'
import { answerRights, answerRightsUsed } from '../server/mail/rights.server.ts'
import { field } from '../server/pages/form-fields.server.ts'
import { requireLanguage } from '../server/pages/require.server.ts'

/** Shows what is stored of whoever has the link. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return answerRights(app, requireLanguage(app, params.lang), params.token ?? '')
}

export async function action({ request, params, context: { app } }: ActionFunctionArgs) {
  const intent = field(await request.formData(), 'intent')
  return answerRightsUsed(app, requireLanguage(app, params.lang), params.token ?? '', intent)
}

export const headers = ownPage
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('yours.title')),
  { name: 'robots', content: 'noindex' },
]

export default function Yours() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <RightsPage page={answered ?? page} />
}
