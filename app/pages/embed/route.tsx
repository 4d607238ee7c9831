import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pageTitle } from '#app/ui/page-meta.ts'
import { EmbedCheckInbox, EmbedPage } from './embed-page.tsx'
import { embedHeaders, rewriteFrameLinks, embedPageView } from './embed-page.server.ts'
import { requireSignRequest } from '#app/pages/sign/sign-page.server.ts'
import { handleSign, readSignPage } from '#app/pages/sign/sign.server.ts'

/** The form for a frame on a partner's site. The loader runs after the action, too. */
export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const requested = requireSignRequest(app, params, request)
  const page = await embedPageView(
    app,
    requested.statement,
    requested.lang,
    await readSignPage(app, requested),
  )
  return json(page, { headers: embedHeaders(requested.statement) })
}

export async function action({ request, params, context: { app, limited, takeMail } }: ActionFunctionArgs) {
  const requested = requireSignRequest(app, params, request)
  const response = await handleSign(app, requested, await request.formData(), { limited, takeMail })
  const result = await response.json()
  const page =
    result.view === 'check-inbox' ? result : rewriteFrameLinks(requested.statement, requested.lang, result)
  return json(page, { status: response.status, headers: embedHeaders(requested.statement) })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders
export const handle = { isFramed: true }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageTitle(matches, (t) => data?.title ?? t('statement.label')),
  { name: 'robots', content: 'noindex' },
]

export default function Embed() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (result?.view === 'check-inbox') return <EmbedCheckInbox page={result} />
  return <EmbedPage page={result === undefined ? page : { ...page, form: result }} />
}
