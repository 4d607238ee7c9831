import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { ManageSignature } from './manage-signature.tsx'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'
import { handleManageSignature, handleManageSignatureAction } from './manage-signature.server.ts'

/** Shows what is stored of a signature to whoever has its link. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return handleManageSignature(app, requireLanguage(app, params.lang), params.token ?? '')
}

export async function action({ request, params, context: { app } }: ActionFunctionArgs) {
  const lang = requireLanguage(app, params.lang)
  return handleManageSignatureAction(app, lang, params.token ?? '', await request.formData())
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('yours-signature.title')),
  { name: 'robots', content: 'noindex' },
]

export default function YoursOfSignature() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <ManageSignature page={answered ?? page} />
}
