import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { SignaturePage } from './confirm-signature-page.tsx'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'
import { handleConfirmSignature, handleConfirmSignaturePage } from './confirm-signature.server.ts'

/** Shows what waits, for a signatory or a second officer. Mail programs and scanners follow links: nothing is confirmed here. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return handleConfirmSignaturePage(app, requireLanguage(app, params.lang), params.token ?? '')
}

export async function action({ request, params, context: { app } }: ActionFunctionArgs) {
  const lang = requireLanguage(app, params.lang)
  return handleConfirmSignature(app, lang, params.token ?? '', await request.formData())
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('signature.title')),
  { name: 'robots', content: 'noindex' },
]

export default function Signature() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <SignaturePage page={answered ?? page} />
}
