import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pageTitle } from '#app/ui/page-meta.ts'
import { EmbedCheckInbox, StatementEmbed } from './statement-embed.tsx'
import { embedHeaders, rewriteFrameLinks, embedView } from './statement-embed.server.ts'
import { requireSignRequest } from '#app/pages/sign/sign-page.server.ts'
import { handleSign, readSignPage } from '#app/pages/sign/sign.server.ts'

/** The form for a frame on a partner's site. It also runs after the action. */
export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const asked = requireSignRequest(app, params, request)
  const page = await embedView(app, asked.statement, asked.lang, await readSignPage(app, asked))
  return json(page, { headers: embedHeaders(asked.statement) })
}

export async function action({ request, params, context: { app, limited, takeMail } }: ActionFunctionArgs) {
  const asked = requireSignRequest(app, params, request)
  const answer = await handleSign(app, asked, await request.formData(), { limited, takeMail })
  const answered = await answer.json()
  const shown = answered.view === 'look' ? answered : rewriteFrameLinks(asked.statement, asked.lang, answered)
  return json(shown, { status: answer.status, headers: embedHeaders(asked.statement) })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders
export const handle = { isFramed: true }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageTitle(matches, (t) => data?.title ?? t('statement.label')),
  { name: 'robots', content: 'noindex' },
]

export default function Embed() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  if (answered?.view === 'look') return <EmbedCheckInbox look={answered} />
  return <StatementEmbed page={answered === undefined ? page : { ...page, form: answered }} />
}
