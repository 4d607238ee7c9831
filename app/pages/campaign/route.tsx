import { Quotes } from './quotes.tsx'
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CounterPanel } from '#app/ui/counter.tsx'
import { pageTitle, previewTags, sharedPageHeaders } from '#app/ui/page-meta.ts'
import { CampaignStatusButton } from '#app/ui/campaign-status.tsx'
import { Paragraphs } from '#app/ui/paragraphs.tsx'
import { SourceMark, Sources } from '#app/ui/sources.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { campaignPageView } from './campaign-page.server.ts'
import { requireCampaign } from '#app/pages/require-campaign.server.ts'
import { redirectToStatement } from '#app/pages/statement/require-statement.server.ts'
import { casePath, deadlinePath, recipientsPath, sharePath, statementPath } from '#app/paths.ts'

export async function loader({ params, context: { app } }: LoaderFunctionArgs) {
  redirectToStatement(app, params)
  const { campaign, lang } = requireCampaign(app, params)
  return json(await campaignPageView(app, campaign, lang))
}

export const headers = sharedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageTitle(matches, (t) => data?.title ?? t('site.tagline')),
  ...previewTags(data?.preview),
]

export default function CampaignPage() {
  const page = useLoaderData<typeof loader>()
  const { t, lang, number, date } = useTranslator()
  const { slug } = page
  return (
    <>
      <section className="ask">
        <h1>{page.title}</h1>
        <p className="lead">{page.ask}</p>
        <p className="deadline">{page.deadline}</p>
        {page.isClosingUnknown ? <p className="detail">{t('campaign.closing-unknown')}</p> : null}
        {page.hasComingDate ? (
          <p className="detail">
            <a href={deadlinePath(lang, slug)}>{t('calendar.add')}</a>
          </p>
        ) : null}
        <p className="actions">
          <CampaignStatusButton
            status={page.status}
            href={recipientsPath(lang, slug)}
            label={t('campaign.write')}
          />
          <a className="quiet" href={sharePath(lang, slug)}>
            {t('campaign.share')}
          </a>
        </p>
        <CounterPanel slug={page.slug} counter={page.counter} goal={page.goal} />
      </section>
      <Paragraphs text={page.summary} />
      {page.statement === undefined ? null : (
        <p>
          {t('statement.read')}: <a href={statementPath(lang, slug)}>{page.statement}</a>
        </p>
      )}

      {page.cases.length === 0 ? null : <h2>{t('campaign.cases')}</h2>}
      <ul className="cards" hidden={page.cases.length === 0}>
        {page.cases.map((c) => (
          <li key={c.id}>
            <h3>
              <a href={casePath(lang, slug, c.id)}>{c.name}</a>
            </h3>
            <p className="hint">{c.state}</p>
            <p>{c.who}</p>
          </li>
        ))}
      </ul>

      {page.background.map((section) => (
        <section key={section.id}>
          <h2>{section.heading}</h2>
          <Paragraphs text={section.text} />
          <p className="detail">
            {t('campaign.as-of', { date: date(section.asOf) })}{' '}
            {section.sources.map((id) => (
              <SourceMark key={id} sources={page.sources} id={id} />
            ))}
          </p>
        </section>
      ))}

      <Quotes page={page} />
      {page.figures.length === 0 ? null : (
        <section aria-labelledby="figures">
          <h2 id="figures">{t('campaign.figures')}</h2>
          <dl className="figures">
            {page.figures.map((figure) => (
              <div key={figure.id}>
                <dt>
                  {figure.label} <SourceMark sources={page.sources} id={figure.source} />
                </dt>
                <dd>{number(figure.value)}</dd>
                <dd className="detail">
                  {figure.since === undefined ? null : (
                    <>{t('campaign.since', { date: date(figure.since) })} · </>
                  )}
                  {t('campaign.as-of', { date: date(figure.asOf) })}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}

      {page.links.length === 0 ? null : (
        <section aria-labelledby="links">
          <h2 id="links">{t('campaign.links')}</h2>
          <ul>
            {page.links.map((link) => (
              <li key={link.url}>
                <a href={link.url} rel="noreferrer">
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Sources sources={page.sources} />
      <p className="hint">{t('campaign.organiser', { name: page.organiser.name })}</p>
    </>
  )
}
