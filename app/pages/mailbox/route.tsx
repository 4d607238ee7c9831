import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { mailboxPageView } from './mailbox-page.server.ts'
import { MailboxPage } from './mailbox-page.tsx'

export async function loader({ params, context: { app, isLocal } }: LoaderFunctionArgs) {
  return json(await mailboxPageView(app, { lang: requireLanguage(app, params.lang), isLocal }))
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('mailbox.title'))

export default function Mailbox() {
  return <MailboxPage page={useLoaderData<typeof loader>()} />
}
