import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirm, findConfirmationPage } from '#app/confirmation/confirm.server.ts'
import { emailLinkResponse, requireEmailLink } from '#app/pages/confirmation/email-link.server.ts'
import { ExpiredLink } from '#app/ui/expired-link.tsx'
import { pageTitle, privatePageHeaders } from '#app/ui/page-meta.ts'
import { confirmHandlers } from './confirm.server.ts'
import { ConfirmLettersPage } from './letters-page.tsx'
import { ConfirmSignaturePage } from './signature-page.tsx'

/** Shows what is pending: letters, a signature or a second officer's answer. Nothing is confirmed here. */
export async function loader(args: LoaderFunctionArgs) {
  const { app } = args.context
  return emailLinkResponse(await findConfirmationPage(app, confirmHandlers, requireEmailLink(args)))
}

export async function action(args: ActionFunctionArgs) {
  const { app } = args.context
  const link = requireEmailLink(args)
  return emailLinkResponse(await confirm(app, confirmHandlers, link, await args.request.formData()))
}

export const headers = privatePageHeaders
// One title for every kind: after the button the link is used, and nothing tells what it was for.
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('confirm.page-title')),
  { name: 'robots', content: 'noindex' },
]

export default function Confirm() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? loaded
  if (answer.about === 'letters') return <ConfirmLettersPage page={answer.page} />
  if (answer.about === 'signature') return <ConfirmSignaturePage page={answer.page} />
  return <ExpiredLink />
}
