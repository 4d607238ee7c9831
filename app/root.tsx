import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { Links, Meta, Outlet, useLocation, useMatches, useRouteLoaderData } from '@remix-run/react'
import { useMemo, type ReactNode } from 'react'
import { Shell } from './ui/shell.tsx'
import { localeOf, negotiateLanguage } from './locale/locale.ts'
import { TranslatorContext } from './locale/translator-context.tsx'
import { createTranslator } from './locale/translator.ts'
import { listPageLanguages } from './pages/statement/require-statement.server.ts'
import styles from './ui/styles/app.css?url'
import { pathInLanguage } from '#app/paths.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export function loader({ request, params, context: { app, enhanceUrl } }: LoaderFunctionArgs) {
  const all = [...app.locales.keys()]
  // An unknown address has no params, but may begin with a language.
  const requested = params.lang ?? new URL(request.url).pathname.split('/')[1] ?? ''
  const lang = app.locales.has(requested)
    ? requested
    : negotiateLanguage(request.headers.get('accept-language') ?? undefined, all)
  const locale = localeOf(app.locales, lang)
  const pageLanguages = listPageLanguages(app, new URL(request.url).pathname, params.slug)
  return json({
    lang,
    dir: locale.dir,
    formats: locale.formats,
    words: locale.words,
    languages: all
      .filter((code) => pageLanguages.includes(code))
      .map((code) => ({ lang: code, name: app.locales.get(code)?.name ?? code })),
    demo: app.config.demo,
    enhanceUrl,
  })
}

/** Whether a page is for a frame on another site, `handle = { isFramed: true }`: it has no menu around it, and no script. */
const isFramed = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'isFramed' in handle

type RootData = ReturnType<typeof useRouteLoaderData<typeof loader>>

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const isBare = useMatches().some(({ handle }) => isFramed(handle))
  return (
    <html lang={data?.lang} dir={data?.dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {data === undefined || data.enhanceUrl === null || isBare ? null : (
          <script type="module" src={data.enhanceUrl} />
        )}
      </head>
      <body>
        {data === undefined ? (
          children
        ) : (
          <Frame data={data} isBare={isBare}>
            {children}
          </Frame>
        )}
      </body>
    </html>
  )
}

interface FrameProps {
  data: NonNullable<RootData>
  isBare: boolean
  children: ReactNode
}

function Frame({ data, isBare, children }: FrameProps) {
  const { lang, formats, words } = data
  const translator = useMemo(() => createTranslator({ lang, formats, words }), [lang, formats, words])
  const { pathname, search } = useLocation()
  return (
    <TranslatorContext.Provider value={translator}>
      {isBare ? (
        <main className="embed">{children}</main>
      ) : (
        <Shell
          demo={data.demo}
          languages={data.languages.map((language) => ({
            ...language,
            href: pathInLanguage(pathname, language.lang) + search,
            current: language.lang === lang,
          }))}
        >
          {children}
        </Shell>
      )}
    </TranslatorContext.Provider>
  )
}

export default function App() {
  return <Outlet />
}

/** For an error before the language is known: there are no words then, so the host answers with its own page. */
export function ErrorBoundary(): never {
  throw new Error('the root failed')
}
