import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MailboxMessagePage } from './mailbox-page.tsx'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { handleMailboxMessage } from './mailbox-page.server.ts'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'

/** One mail of a demonstration. */
export function loader({ params, context: { app, isLocal } }: LoaderFunctionArgs) {
  return handleMailboxMessage(app, isLocal, requireLanguage(app, params.lang), params.id ?? '')
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('mailbox.title'))

export default function MailboxMail() {
  return <MailboxMessagePage page={useLoaderData<typeof loader>()} />
}
