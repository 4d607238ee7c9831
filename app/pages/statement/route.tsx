import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { revisionedPageHeaders, pageTitle, previewTags } from '#app/ui/page-meta.ts'
import { Paragraphs } from '#app/ui/paragraphs.tsx'
import { Sources } from '#app/ui/sources.tsx'
import { StatementLetter } from './statement-letter.tsx'
import { SigningStatus } from './signing-status.tsx'
import { StatementHeader } from './statement-header.tsx'
import { StatementSignatories } from './signatures/statement-signatories.tsx'
import { StatementDocuments } from './statement-documents.tsx'
import { StatementUpdates } from './statement-updates.tsx'
import { StatementVersions } from './statement-versions.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { statementPageView } from './statement-page.server.ts'
import { statementPreview } from './statement-preview.server.ts'
import { requirePartner, requireStatement, requireVersion } from './require-statement.server.ts'
import { campaignPath, signPath, updatesPath } from '#app/paths.ts'

export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  const version = requireVersion(statement, lang, new URL(request.url).searchParams.get('version'))
  return json({
    ...(await statementPageView(app, statement, lang, version)),
    from: requirePartner(statement, request.url),
    preview: statementPreview(app, statement, lang),
  })
}

export const headers = revisionedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ data, params, matches }) => [
  ...pageTitle(matches, (t) => data?.title ?? t('statement.label')),
  ...previewTags(data?.preview, 'article'),
  {
    tagName: 'link',
    rel: 'alternate',
    type: 'application/atom+xml',
    href: updatesPath(params.lang ?? '', params.slug ?? ''),
  },
]

export default function StatementPage() {
  const page = useLoaderData<typeof loader>()
  const { t, lang } = useTranslator()
  const sign = signPath(lang, page.slug, { from: page.from })
  return (
    <div className="statement">
      <StatementHeader page={page} signPath={sign} />
      <StatementLetter letter={page.letter} />
      <section aria-labelledby="asks">
        <h2 id="asks">{t('statement.asks')}</h2>
        <Paragraphs text={page.asks} />
        {page.signing.state === 'closed' ? null : <SigningStatus page={page} signPath={sign} />}
      </section>
      <StatementSignatories page={page} />
      <StatementDocuments page={page} />
      <StatementUpdates page={page} />
      <StatementVersions page={page} />
      {page.coHosts.length === 0 ? null : (
        <section aria-labelledby="co-hosts">
          <h2 id="co-hosts">{t('statement.co-hosts')}</h2>
          <ul className="co-hosts">
            {page.coHosts.map(({ name, site }) => (
              <li key={name}>
                {site === undefined ? (
                  <bdi>{name}</bdi>
                ) : (
                  <a href={site} rel="noreferrer">
                    <bdi>{name}</bdi>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.hasCampaign ? (
        <p>
          <a href={campaignPath(lang, page.slug)}>{t('statement.campaign')}</a>
        </p>
      ) : null}
      {page.sources.length === 0 ? null : <Sources sources={page.sources} />}
      <p className="hint">{t('statement.organiser', { name: page.organiser.name })}</p>
    </div>
  )
}
