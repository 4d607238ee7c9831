import type { LoaderFunctionArgs } from '@remix-run/node'
import { unavailableResponse } from '#app/pages/require-campaign.server.ts'
import { homePath } from '#app/paths.ts'

/** Every address that no other page answers. */
export function loader({ context: { app } }: LoaderFunctionArgs) {
  throw unavailableResponse({
    code: 'not-found',
    links: [...app.locales.values()].map(({ lang, name }) => ({ href: homePath(lang), label: name, lang })),
  })
}

export const action = loader

export default function NotFound() {
  return null
}
