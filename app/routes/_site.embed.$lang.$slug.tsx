import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pageTitle } from '../components/meta.ts'
import { EmbedLook, StatementEmbed } from '../components/statement-embed.tsx'
import { embedHeaders, keepInFrame, showEmbed } from '../server/pages/statement-embed.server.ts'
import { requireSigning } from '../server/statement/sign-page.server.ts'
import { answerSign, showSign } from '../server/statement/sign.server.ts'

/** The form for a frame on a partner's site. It also runs after the action. */
export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const asked = requireSigning(app, params, request)
  const page = await showEmbed(app, asked.statement, asked.lang, await showSign(app, asked))
  return json(page, { headers: embedHeaders(asked.statement) })
}

export async function action({ request, params, context: { app, limited, takeMail } }: ActionFunctionArgs) {
  const asked = requireSigning(app, params, request)
  const answer = await answerSign(app, asked, await request.formData(), { limited, takeMail })
  const answered = await answer.json()
  const shown = answered.view === 'look' ? answered : keepInFrame(asked.statement, asked.lang, answered)
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
  if (answered?.view === 'look') return <EmbedLook look={answered} />
  return <StatementEmbed page={answered === undefined ? page : { ...page, form: answered }} />
}
