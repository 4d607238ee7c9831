import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ConfirmPage } from '../components/confirm-page.tsx'
import { ownPage, pageTitle } from '../components/meta.ts'
import { answerConfirmPage } from '../server/mail/confirm-page.server.ts'
import { answerConfirm } from '../server/mail/confirm.server.ts'
import { requireLanguage } from '../server/pages/require.server.ts'

/** Shows what waits. Mail programs and scanners follow links: nothing is confirmed here. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return answerConfirmPage(app, requireLanguage(app, params.lang), params.token ?? '')
}

export function action({ params, context: { app } }: ActionFunctionArgs) {
  return answerConfirm(app, requireLanguage(app, params.lang), params.token ?? '')
}

export const headers = ownPage
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('confirm.title', { count: 1 })),
  { name: 'robots', content: 'noindex' },
]

export default function Confirm() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <ConfirmPage page={answered ?? page} />
}
