import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { matchLanguage } from '../domain/locale/locale.ts'

/** Picks the language the browser asks for. */
export function loader({ request, context: { app } }: LoaderFunctionArgs) {
  const lang = matchLanguage(request.headers.get('accept-language') ?? undefined, [...app.locales.keys()])
  return redirect(`/${lang}`, { headers: { Vary: 'Accept-Language', 'Cache-Control': 'no-store' } })
}
