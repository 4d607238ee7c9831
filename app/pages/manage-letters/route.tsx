import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { ManageLettersPage } from './manage-letters-page.tsx'
import { handleManageLetters, handleManageLettersAction } from './manage-letters.server.ts'
import { readField } from '#app/core/form-fields.ts'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'

/** Shows what is stored of whoever has the link. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return handleManageLetters(app, requireLanguage(app, params.lang), params.token ?? '')
}

export async function action({ request, params, context: { app } }: ActionFunctionArgs) {
  const intent = readField(await request.formData(), 'intent')
  return handleManageLettersAction(app, requireLanguage(app, params.lang), params.token ?? '', intent)
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('yours.title')),
  { name: 'robots', content: 'noindex' },
]

export default function Yours() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <ManageLettersPage page={answered ?? page} />
}
