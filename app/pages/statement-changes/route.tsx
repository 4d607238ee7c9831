import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { revisionedPageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { StatementDifference } from './statement-difference.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { changesPageView } from './changes-page.server.ts'
import { requireStatement } from '#app/pages/statement/require-statement.server.ts'
import { statementPath } from '#app/paths.ts'

export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  return json(changesPageView(statement, lang, new URL(request.url).searchParams))
}

export const headers = revisionedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, (t) => (data ? `${t('statement.changes')} – ${data.title}` : t('statement.changes')))

export default function ChangesPage() {
  const { slug, title, from, to, note, difference } = useLoaderData<typeof loader>()
  const { t, lang, number } = useTranslator()
  return (
    <div className="statement">
      <p className="breadcrumb">
        <a href={statementPath(lang, slug)}>{title}</a>
      </p>
      <h1>{t('statement.changes-title', { from: number(from), to: number(to) })}</h1>
      {note === undefined ? null : <p className="lead">{note}</p>}
      <p className="hint">{t('statement.changes-lead')}</p>
      <StatementDifference difference={difference} />
    </div>
  )
}
