import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MailboxMailPage } from '../components/mailbox-page.tsx'
import { ownPage, pageTitle } from '../components/meta.ts'
import { answerMailboxMail } from '../server/mail/mailbox-page.server.ts'
import { requireLanguage } from '../server/pages/require.server.ts'

/** One mail of a demonstration. */
export function loader({ params, context: { app, isLocal } }: LoaderFunctionArgs) {
  return answerMailboxMail(app, isLocal, requireLanguage(app, params.lang), params.id ?? '')
}

export const headers = ownPage
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('mailbox.title'))

export default function MailboxMail() {
  return <MailboxMailPage page={useLoaderData<typeof loader>()} />
}
