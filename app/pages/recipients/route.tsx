import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle, sharedPageHeaders } from '#app/ui/page-meta.ts'
import { RoundList, StateList } from './recipient-list.tsx'
import { CampaignStatusButton } from '#app/ui/campaign-status.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { campaignPath, recipientsPath } from '#app/paths.ts'
import { requireCampaign, requireCaseInQuery } from '#app/pages/require-campaign.server.ts'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { recipientsPageView, type RecipientsPageView } from './recipients-page.server.ts'

export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(app, params)
  const query = new URL(request.url).searchParams
  return json(
    recipientsPageView(app, campaign, lang, query.get('q') ?? '', requireCaseInQuery(campaign, lang, query)),
  )
}

export const headers = sharedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('write.title'))

export default function RecipientsPage() {
  const page = useLoaderData<typeof loader>()
  const { t, lang } = useTranslator()
  const here = recipientsPath(lang, page.slug)
  const head = (
    <>
      <p className="breadcrumb">
        <a href={campaignPath(lang, page.slug)}>{t('thanks.back')}</a>
      </p>
      <h1>{t('write.title')}</h1>
    </>
  )
  if (page.status.state !== 'open')
    return (
      <>
        {head}
        <CampaignStatusButton status={page.status} href={here} label={t('campaign.write')} />
      </>
    )
  return (
    <>
      {head}
      {page.caseName === undefined ? null : (
        <p className="notice">{t('write.about-case', { case: page.caseName })}</p>
      )}
      {page.offices.length === 0 ? null : (
        <>
          <h2>{t('write.offices')}</h2>
          <ul className="offices">
            {page.offices.map((office) => (
              <li key={office.href}>
                <a href={office.href}>{office.name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {page.seat === undefined ? null : (
        <>
          {page.offices.length === 0 ? null : <h2>{t('write.missions')}</h2>}
          <p className="lead">{t('write.lead')}</p>
          {page.seat === 'geneva' ? <p className="hint">{t('write.no-geneva')}</p> : null}
          <RoundList page={page} />
          <form className="search" role="search" action={here}>
            {page.caseId === undefined ? null : <HiddenFields values={{ case: page.caseId }} />}
            <label htmlFor="q">{t('write.search')}</label>
            <div className="row">
              <input
                id="q"
                name="q"
                type="search"
                defaultValue={page.query}
                autoComplete="off"
                maxLength={100}
                dir="auto"
              />
              <button className="quiet">{t('write.search-button')}</button>
            </div>
          </form>
          {page.states.length === 0 ? (
            <>
              <p className="notice">{t('write.not-found', { query: page.query })}</p>
              <p>
                <a href={recipientsPath(lang, page.slug, { case: page.caseId })}>{t('write.all')}</a>
              </p>
            </>
          ) : (
            <>
              <h2>{page.query === '' ? t('write.all') : t('write.found', { count: page.states.length })}</h2>
              <StateList page={page} />
            </>
          )}
          <LeftOut states={page.leftOut} />
        </>
      )}
    </>
  )
}

/** The states to which the campaign does not write, each with the reason. */
function LeftOut({ states }: { states: RecipientsPageView['leftOut'] }) {
  const { t } = useTranslator()
  if (states.length === 0) return null
  return (
    <>
      <h2>{t('write.left-out')}</h2>
      <dl>
        {states.map(({ name, reason }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{reason ?? t('write.opted-out')}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
