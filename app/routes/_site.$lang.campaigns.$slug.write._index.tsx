import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle, sharedPage } from '../components/meta.ts'
import { OpeningButton } from '../components/opening.tsx'
import { useWords } from '../i18n/context.tsx'
import { requireCampaign, requireCaseInQuery } from '../server/pages/require.server.ts'
import { showWritePage } from '../server/pages/write-page.server.ts'

export function loader({ request, params, context: { deps } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(deps, params)
  const query = new URL(request.url).searchParams
  return json(
    showWritePage(deps, campaign, lang, query.get('q') ?? '', requireCaseInQuery(campaign, lang, query)),
  )
}

export const headers = sharedPage
export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('write.title'))

export default function WritePage() {
  const page = useLoaderData<typeof loader>()
  const { t, lang } = useWords()
  const here = `/${lang}/campaigns/${page.slug}/write`
  const about = page.caseId === undefined ? '' : `?case=${page.caseId}`
  const head = (
    <>
      <p className="breadcrumb">
        <a href={`/${lang}/campaigns/${page.slug}`}>{t('thanks.back')}</a>
      </p>
      <h1>{t('write.title')}</h1>
    </>
  )
  if (page.opening.state !== 'open')
    return (
      <>
        {head}
        <OpeningButton opening={page.opening} href={here} label={t('campaign.write')} />
      </>
    )
  return (
    <>
      {head}
      <p className="lead">{t('write.lead')}</p>
      <p className="hint">{t('write.no-geneva')}</p>
      {page.caseName === undefined ? null : (
        <p className="notice">{t('write.about-case', { case: page.caseName })}</p>
      )}
      <form className="search" role="search" action={here}>
        {page.caseId === undefined ? null : <input type="hidden" name="case" value={page.caseId} />}
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
        <p className="notice">{t('write.not-found', { query: page.query })}</p>
      ) : (
        <h2>{page.query === '' ? t('write.all') : t('write.found', { count: page.states.length })}</h2>
      )}
      {page.states.length === 0 ? (
        <p>
          <a href={here + about}>{t('write.all')}</a>
        </p>
      ) : (
        <state-filter data-none={t('write.none')}>
          <ul className="states">
            {page.states.map((state) => (
              <li key={state.code} data-keys={state.keys}>
                <a href={`${here}/${state.code}${about}`}>{state.name}</a>
                {state.council ? <small>{t('write.council', { year: page.year })}</small> : null}
                {state.ownLeftOut ? <small>{t('write.own-case')}</small> : null}
              </li>
            ))}
          </ul>
        </state-filter>
      )}
    </>
  )
}
