import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirm, showConfirmation } from '#app/confirmation/confirm.server.ts'
import { emailLinkResponse, requireEmailLink } from '#app/pages/confirmation/email-link.server.ts'
import { ExpiredLink } from '#app/ui/expired-link.tsx'
import { pageTitle, privatePageHeaders } from '#app/ui/page-meta.ts'
import { confirmHandlers } from './confirm.server.ts'
import { ConfirmLettersPage } from './letters-page.tsx'
import { ConfirmSignaturePage } from './signature-page.tsx'

/** Shows what is pending: letters, a signature or a second officer's answer. Nothing is confirmed here. */
export async function loader(args: LoaderFunctionArgs) {
  const { app } = args.context
  return emailLinkResponse(await showConfirmation(app, confirmHandlers, requireEmailLink(args)))
}

export async function action(args: ActionFunctionArgs) {
  const { app } = args.context
  const link = requireEmailLink(args)
  return emailLinkResponse(await confirm(app, confirmHandlers, link, await args.request.formData()))
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageTitle(matches, (t) =>
    data?.about === 'signature' ? t('signature.title') : t('confirm.title', { count: 1 }),
  ),
  { name: 'robots', content: 'noindex' },
]

export default function Confirm() {
  const shown = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? shown
  if (answer.about === 'letters') return <ConfirmLettersPage page={answer.page} />
  if (answer.about === 'signature') return <ConfirmSignaturePage page={answer.page} />
  return <ExpiredLink />
}
