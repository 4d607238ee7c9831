import {
  json,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LetterPage } from './letter-page.tsx'
import { SendPage } from './send-options/send-page.tsx'
import { pageTitle, sharedPageHeaders } from '#app/ui/page-meta.ts'
import { detectDevice } from '#app/channel/device.ts'
import { handleLetterForm } from './letter-form.server.ts'
import { requireLetterRequest } from './letter-request.server.ts'
import { letterPageView } from './letter-page.server.ts'
import { letterPath } from '#app/paths.ts'

export function loader(args: LoaderFunctionArgs) {
  const {
    request,
    params,
    context: { app },
  } = args
  const upper = params.state?.toUpperCase() ?? ''
  if (upper !== params.state && app.reference.states.has(upper))
    throw redirect(letterPath(params.lang ?? '', params.slug ?? '', upper) + new URL(request.url).search, 301)
  return json(letterPageView(app, requireLetterRequest(args)))
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { app, limited } = context
  const letter = requireLetterRequest(args)
  const device = detectDevice(request.headers.get('user-agent') ?? undefined)
  return handleLetterForm(app, letter, await request.formData(), { limited, device })
}

export const headers = sharedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, (t) => (data ? t('letter.title', { state: data.recipient.name }) : t('write.title')))

export default function Letter() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (result?.view === 'send') return <SendPage page={result} />
  return <LetterPage page={result ?? page} />
}
