import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { emailLinkResponse, requireEmailLink } from '#app/pages/confirmation/email-link.server.ts'
import { ExpiredLink } from '#app/ui/expired-link.tsx'
import { pageTitle, privatePageHeaders } from '#app/ui/page-meta.ts'
import { ManageLettersPage } from './letters-page.tsx'
import { handleManage, handleManageAction } from './manage.server.ts'
import { ManageSignaturePage } from './signature-page.tsx'

/** Shows what is stored of the person who has the link, of letters or of a signature. */
export async function loader(args: LoaderFunctionArgs) {
  return emailLinkResponse(await handleManage(args.context.app, requireEmailLink(args)))
}

export async function action(args: ActionFunctionArgs) {
  const { app } = args.context
  const link = requireEmailLink(args)
  return emailLinkResponse(await handleManageAction(app, link, await args.request.formData()))
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  ...pageTitle(matches, (t) => t('manage-letters.title')),
  { name: 'robots', content: 'noindex' },
]

export default function Manage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? loaded
  if (answer.about === 'letters') return <ManageLettersPage page={answer.page} />
  if (answer.about === 'signature') return <ManageSignaturePage page={answer.page} />
  return <ExpiredLink />
}
