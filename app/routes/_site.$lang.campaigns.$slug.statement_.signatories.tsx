import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { revisionedPage, pageTitle } from '../components/meta.ts'
import { Sources } from '../components/sources.tsx'
import { StatementCounts } from '../components/statement-counts.tsx'
import { StatementRoll } from '../components/statement-roll.tsx'
import { AboutSignatories } from '../components/statement-signatories.tsx'
import { StatementVersionCounts } from '../components/statement-version-counts.tsx'
import { useWords } from '../i18n/context.tsx'
import { requireStatement } from '../server/pages/statement-require.server.ts'
import { showRollPage } from '../server/pages/statement-roll-page.server.ts'

export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  const query = new URL(request.url).searchParams
  return json(await showRollPage(app, statement, lang, query))
}

export const headers = revisionedPage
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, (t) =>
    data ? `${t('statement.signatories')} – ${data.title}` : t('statement.signatories'),
  )

export default function SignatoriesPage() {
  const page = useLoaderData<typeof loader>()
  const { t, lang } = useWords()
  const home = `/${lang}/campaigns/${page.slug}/statement`
  return (
    <div className="statement">
      <p className="breadcrumb">
        <a href={home}>{page.title}</a>
      </p>
      <h1>{t('statement.signatories')}</h1>
      <StatementCounts counts={page.counts} differences={page.differences} />
      <StatementVersionCounts versions={page.versionCounts} home={home} />
      <AboutSignatories page={page} />
      <StatementRoll roll={page} href={`${home}/signatories`} />
      {page.elsewhere === undefined ? null : <Sources sources={page.sources} />}
    </div>
  )
}
