import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle, previewTags, sharedPageHeaders } from '#app/ui/page-meta.ts'
import { CampaignStatusButton } from '#app/ui/campaign-status.tsx'
import { Paragraphs } from '#app/ui/paragraphs.tsx'
import { SourceMark, Sources } from '#app/ui/sources.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { casePageView, type NameView } from './case-page.server.ts'
import { requireCampaign, requireCase } from '#app/pages/require-campaign.server.ts'
import { campaignPath, recipientsPath, sharePath } from '#app/paths.ts'

export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(app, params)
  const found = requireCase(campaign, lang, params.case ?? '')
  return json(casePageView(app, campaign, found, lang))
}

export const headers = sharedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageTitle(matches, (t) => data?.name ?? t('site.tagline')),
  ...previewTags(data?.preview, 'article'),
]

export default function CasePage() {
  const page = useLoaderData<typeof loader>()
  const { t, lang, date } = useTranslator()
  return (
    <>
      <p className="breadcrumb">
        <a href={campaignPath(lang, page.slug)}>{page.campaign}</a>
      </p>
      <h1>{page.name}</h1>
      <p className="hint">{page.state}</p>
      <p className="lead">{page.who}</p>
      <p className="notice">{t('case.facts', { date: date(page.asOf) })}</p>
      {page.note === undefined ? null : <p className="notice">{page.note}</p>}
      <p className="actions">
        <CampaignStatusButton
          status={page.status}
          href={recipientsPath(lang, page.slug, { case: page.id })}
          label={t('case.write')}
        />
        <a className="quiet" href={sharePath(lang, page.slug, { case: page.id })}>
          {t('case.share')}
        </a>
      </p>

      <h2>{t('case.background')}</h2>
      <Paragraphs text={page.background} />

      <h2>{t('case.events')}</h2>
      <ol className="timeline">
        {page.events.map((event) => (
          <li key={event.id}>
            <time dateTime={event.date}>
              {event.until === undefined
                ? date(event.date)
                : t('case.until', { from: date(event.date), to: date(event.until) })}
            </time>
            <p>
              {event.text} <SourceMark sources={page.sources} id={event.source} />
            </p>
          </li>
        ))}
      </ol>

      {page.people.length === 0 ? null : (
        <>
          <h2>{t('case.people')}</h2>
          <Names names={page.people} />
        </>
      )}
      {page.organisations.length === 0 ? null : (
        <>
          <h2>{t('case.organisations')}</h2>
          <Names names={page.organisations} />
        </>
      )}

      <h2>{t('case.asks')}</h2>
      <ul>
        {page.asks.map((ask) => (
          <li key={ask.id}>{ask.text}</li>
        ))}
      </ul>
      <Sources sources={page.sources} />
    </>
  )
}

const Names = ({ names }: { names: NameView[] }) => (
  <ul>
    {names.map(({ name, original }) => (
      <li key={original}>
        {name}
        {original === name ? null : (
          <span className="detail">
            <bdi>{original}</bdi>
          </span>
        )}
      </li>
    ))}
  </ul>
)
