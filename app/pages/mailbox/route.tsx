import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MailboxPage } from './mailbox-page.tsx'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { handleMailbox } from './mailbox-page.server.ts'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'

/** The mails of a demonstration, for the computer it runs on. */
export function loader({ params, context: { app, isLocal } }: LoaderFunctionArgs) {
  return handleMailbox(app, isLocal, requireLanguage(app, params.lang))
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('mailbox.title'))

export default function Mailbox() {
  return <MailboxPage page={useLoaderData<typeof loader>()} />
}
