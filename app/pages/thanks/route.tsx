import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CounterPanel } from '#app/ui/counter.tsx'
import { privatePageHeaders, pageTitle } from '#app/ui/page-meta.ts'
import { Posts } from '#app/pages/share/posts.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { requireCampaign, requireCaseInQuery } from '#app/pages/require-campaign.server.ts'
import { thanksPageView } from './thanks-page.server.ts'
import { campaignPath, recipientsPath } from '#app/paths.ts'

export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(app, params)
  const query = new URL(request.url).searchParams
  const caseId = requireCaseInQuery(campaign, lang, query)
  const to = query.get('to') ?? undefined
  return json(await thanksPageView(app, campaign, lang, { caseId, to }))
}

export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('thanks.title'))

export default function Thanks() {
  const page = useLoaderData<typeof loader>()
  const { t, lang } = useTranslator()
  return (
    <>
      <h1>{t('thanks.title')}</h1>
      <p className="lead">{t('thanks.lead')}</p>
      <CounterPanel slug={page.slug} counter={page.counter} goal={page.goal} />
      <p className="actions">
        <a className="button" href={recipientsPath(lang, page.slug, { case: page.caseId })}>
          {t('thanks.another')}
        </a>
        <a className="quiet" href={campaignPath(lang, page.slug)}>
          {t('thanks.back')}
        </a>
      </p>
      <h2>{t('share.title', { name: page.name })}</h2>
      <p>{t('share.lead')}</p>
      <p className="notice">{t('share.lead-safety')}</p>
      <Posts posts={page.posts} />
    </>
  )
}
