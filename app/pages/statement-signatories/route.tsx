import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { revisionedPageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { Sources } from '#app/ui/sources.tsx'
import { StatementCounts } from '#app/pages/statement/signatures/statement-counts.tsx'
import { SignatoriesList } from './signatories-list.tsx'
import { SignatureNotes } from '#app/pages/statement/signatures/statement-signatories.tsx'
import { StatementVersionCounts } from '#app/pages/statement/signatures/statement-version-counts.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { requireStatement } from '#app/pages/statement/require-statement.server.ts'
import { signatoriesPageView } from './signatories-page.server.ts'
import { statementPath } from '#app/paths.ts'

export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  const query = new URL(request.url).searchParams
  return json(await signatoriesPageView(app, statement, lang, query))
}

export const headers = revisionedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, (t) =>
    data ? `${t('statement.signatories')} – ${data.title}` : t('statement.signatories'),
  )

export default function SignatoriesPage() {
  const page = useLoaderData<typeof loader>()
  const { t, lang } = useTranslator()
  return (
    <div className="statement">
      <p className="breadcrumb">
        <a href={statementPath(lang, page.slug)}>{page.title}</a>
      </p>
      <h1>{t('statement.signatories')}</h1>
      <StatementCounts counts={page.counts} differences={page.differences} />
      <StatementVersionCounts versions={page.versionCounts} slug={page.slug} />
      <SignatureNotes page={page} />
      <SignatoriesList page={page} />
      {page.imported === undefined ? null : <Sources sources={page.sources} />}
    </div>
  )
}
