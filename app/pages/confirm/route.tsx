import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ConfirmLettersPage } from './confirm-letters-page.tsx'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { handleConfirmPage } from './confirm-letters-page.server.ts'
import { handleConfirmLetters } from './confirm-letters.server.ts'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'

/** Shows what waits. Mail programs and scanners follow links: nothing is confirmed here. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return handleConfirmPage(app, requireLanguage(app, params.lang), params.token ?? '')
}

export function action({ params, context: { app } }: ActionFunctionArgs) {
  return handleConfirmLetters(app, requireLanguage(app, params.lang), params.token ?? '')
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('confirm.title', { count: 1 })),
  { name: 'robots', content: 'noindex' },
]

export default function Confirm() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <ConfirmLettersPage page={answered ?? page} />
}
