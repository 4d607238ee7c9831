import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LetterPage } from '../components/letter-page.tsx'
import { LookPage } from '../components/look-page.tsx'
import { ownPage, pageTitle } from '../components/meta.ts'
import { OutPage } from '../components/out-page.tsx'
import { ProofPage } from '../components/proof-page.tsx'
import { readDevice } from '../domain/channel/device.ts'
import { answerAsk } from '../server/mail/ask.server.ts'
import { requireLetter } from '../server/pages/letter-asked.server.ts'
import { showLetterPage } from '../server/pages/letter-page.server.ts'

/** Whoever comes here without a form gets the letter's page. It also runs after the action, so it may not redirect. */
export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  return json(showLetterPage(app, requireLetter(app, params, request)))
}

/** "Send it for me". */
export async function action({ request, params, context: { app, limited, takeMail } }: ActionFunctionArgs) {
  const asked = requireLetter(app, params, request)
  const device = readDevice(request.headers.get('user-agent') ?? undefined)
  return answerAsk(app, asked, await request.formData(), { limited, takeMail, device })
}

export const headers = ownPage
export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('send.title'))

export default function Send() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  if (answered?.view === 'look') return <LookPage page={answered} />
  if (answered?.view === 'proof') return <ProofPage page={answered} />
  if (answered?.view === 'out') return <OutPage page={answered} />
  return <LetterPage page={answered ?? page} />
}
