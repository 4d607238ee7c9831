import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownPage, pageTitle } from '../components/meta.ts'
import { YoursSignature } from '../components/yours-signature.tsx'
import { requireLanguage } from '../server/pages/require.server.ts'
import { answerYours, answerYoursUsed } from '../server/statement/yours.server.ts'

/** Shows what is stored of a signature to whoever has its link. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return answerYours(app, requireLanguage(app, params.lang), params.token ?? '')
}

export async function action({ request, params, context: { app } }: ActionFunctionArgs) {
  const lang = requireLanguage(app, params.lang)
  return answerYoursUsed(app, lang, params.token ?? '', await request.formData())
}

export const headers = ownPage
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('yours-signature.title')),
  { name: 'robots', content: 'noindex' },
]

export default function YoursOfSignature() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <YoursSignature page={answered ?? page} />
}
