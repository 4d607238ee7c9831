import {
  json,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LetterPage } from '../components/letter-page.tsx'
import { OutPage } from '../components/out-page.tsx'
import { pageTitle, sharedPage } from '../components/meta.ts'
import { readDevice } from '../domain/channel/device.ts'
import { answerLetterForm } from '../server/pages/letter-form.server.ts'
import { requireLetter } from '../server/pages/letter-asked.server.ts'
import { showLetterPage } from '../server/pages/letter-page.server.ts'

export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const upper = params.state?.toUpperCase() ?? ''
  if (upper !== params.state && app.reference.states.has(upper))
    throw redirect(`./../${upper}${new URL(request.url).search}`, 301)
  return json(showLetterPage(app, requireLetter(app, params, request)))
}

export async function action({ request, params, context: { app, limited } }: ActionFunctionArgs) {
  const asked = requireLetter(app, params, request)
  const device = readDevice(request.headers.get('user-agent') ?? undefined)
  return answerLetterForm(app, asked, await request.formData(), { limited, device })
}

export const headers = sharedPage
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, (t) => (data ? t('letter.title', { state: data.recipient.name }) : t('write.title')))

export default function Letter() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  if (answered?.view === 'out') return <OutPage page={answered} />
  return <LetterPage page={answered ?? page} />
}
