import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { negotiateLanguage } from '#app/locale/locale.ts'
import { homePath } from '#app/paths.ts'

/** Redirects to the home page in the language that the browser prefers. */
export function loader({ request, context: { app } }: LoaderFunctionArgs) {
  const lang = negotiateLanguage(request.headers.get('accept-language') ?? undefined, [...app.locales.keys()])
  return redirect(homePath(lang), { headers: { Vary: 'Accept-Language', 'Cache-Control': 'no-store' } })
}
