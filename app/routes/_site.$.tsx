import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerNotHere } from '../server/pages/require.server.ts'

/** Whatever no other page answers. */
export function loader({ context: { app } }: LoaderFunctionArgs) {
  throw answerNotHere({
    code: 'not-found',
    links: [...app.locales.values()].map(({ lang, name }) => ({ href: `/${lang}`, label: name, lang })),
  })
}

export const action = loader

export default function NotFound() {
  return null
}
