import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { mailboxMessageView } from './mailbox-page.server.ts'
import { MailboxMessagePage } from './mailbox-message-page.tsx'

export async function loader({ params, context: { app, isLocal } }: LoaderFunctionArgs) {
  const lang = requireLanguage(app, params.lang)
  return json(await mailboxMessageView(app, { lang, isLocal }, params.id ?? ''))
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('mailbox.title'))

export default function MailboxMessage() {
  return <MailboxMessagePage page={useLoaderData<typeof loader>()} />
}
