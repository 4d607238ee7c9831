import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { revisionedPage, pageTitle } from '../components/meta.ts'
import { StatementDifference } from '../components/statement-difference.tsx'
import { useWords } from '../i18n/context.tsx'
import { showChangesPage } from '../server/pages/statement-changes.server.ts'
import { requireStatement } from '../server/pages/statement-require.server.ts'

export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  return json(showChangesPage(statement, lang, new URL(request.url).searchParams))
}

export const headers = revisionedPage
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, (t) => (data ? `${t('statement.changes')} – ${data.title}` : t('statement.changes')))

export default function ChangesPage() {
  const { slug, title, from, to, note, difference } = useLoaderData<typeof loader>()
  const { t, lang, number } = useWords()
  return (
    <div className="statement">
      <p className="breadcrumb">
        <a href={`/${lang}/campaigns/${slug}/statement`}>{title}</a>
      </p>
      <h1>{t('statement.changes-title', { from: number(from), to: number(to) })}</h1>
      {note === undefined ? null : <p className="lead">{note}</p>}
      <p className="hint">{t('statement.changes-lead')}</p>
      <StatementDifference difference={difference} />
    </div>
  )
}
