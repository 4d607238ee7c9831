import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MailboxPage } from '../components/mailbox-page.tsx'
import { ownPage, pageTitle } from '../components/meta.ts'
import { answerMailbox } from '../server/mail/mailbox-page.server.ts'
import { requireLanguage } from '../server/pages/require.server.ts'

/** The mails of a demonstration, for the computer it runs on. */
export function loader({ params, context: { app, isLocal } }: LoaderFunctionArgs) {
  return answerMailbox(app, isLocal, requireLanguage(app, params.lang))
}

export const headers = ownPage
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('mailbox.title'))

export default function Mailbox() {
  return <MailboxPage page={useLoaderData<typeof loader>()} />
}
