import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { revisionedPage, pageTitle, previewTags } from '#app/ui/page-meta.ts'
import { Paragraphs } from '#app/ui/paragraphs.tsx'
import { Sources } from '#app/ui/sources.tsx'
import { StatementLetter } from './statement-letter.tsx'
import { SigningStatusNotice, StatementTop } from './statement-header.tsx'
import { StatementSignatories } from './statement-signatories.tsx'
import { StatementDocuments, StatementUpdates, StatementVersions } from './statement-sidebar.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { statementPageView } from './statement-page.server.ts'
import { statementLinkPreview } from './documents/statement-picture.server.ts'
import { requirePartner, requireStatement, requireVersion } from './require-statement.server.ts'

export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { statement, lang } = requireStatement(app, params)
  const version = requireVersion(statement, lang, new URL(request.url).searchParams.get('version'))
  return json({
    ...(await statementPageView(app, statement, lang, version)),
    from: requirePartner(statement, request.url),
    preview: statementLinkPreview(app, statement, lang),
  })
}

export const headers = revisionedPage
export const meta: MetaFunction<typeof loader> = ({ data, params, matches }) => [
  ...pageTitle(matches, (t) => data?.title ?? t('statement.label')),
  ...previewTags(data?.preview, 'article'),
  {
    tagName: 'link',
    rel: 'alternate',
    type: 'application/atom+xml',
    href: `/${params.lang}/campaigns/${params.slug}/updates.xml`,
  },
]

export default function StatementPage() {
  const page = useLoaderData<typeof loader>()
  const { t, lang } = useTranslator()
  const campaign = `/${lang}/campaigns/${page.slug}`
  const home = `${campaign}/statement`
  const newest = page.versions.length
  const sign = page.from === undefined ? `${campaign}/sign` : `${campaign}/sign?from=${page.from}`
  return (
    <div className="statement">
      <StatementTop page={page} home={home} newest={newest} sign={sign} />
      <StatementLetter letter={page.letter} />
      <section aria-labelledby="asks">
        <h2 id="asks">{t('statement.asks')}</h2>
        <Paragraphs text={page.asks} />
        {page.signing.state === 'closed' ? null : <SigningStatusNotice page={page} sign={sign} />}
      </section>
      <StatementSignatories page={page} home={home} />
      <StatementDocuments home={home} version={page.version} newest={newest} />
      <StatementUpdates
        feed={`${campaign}/updates.xml`}
        delivery={page.delivery}
        updates={page.updates}
        sources={page.sources}
      />
      <StatementVersions home={home} version={page.version} versions={page.versions} />
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
          <a href={campaign}>{t('statement.campaign')}</a>
        </p>
      ) : null}
      {page.sources.length === 0 ? null : <Sources sources={page.sources} />}
      <p className="hint">{t('statement.organiser', { name: page.organiser.name })}</p>
    </div>
  )
}
