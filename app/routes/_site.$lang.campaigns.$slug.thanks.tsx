import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CounterView } from '../components/counter.tsx'
import { ownPage, pageTitle } from '../components/meta.ts'
import { Posts } from '../components/posts.tsx'
import { useWords } from '../i18n/context.tsx'
import { loadCounter } from '../server/counter.server.ts'
import { requireCampaign, requireCaseInQuery } from '../server/pages/require.server.ts'
import { showPosts } from '../server/pages/share-page.server.ts'

export async function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(app, params)
  const query = new URL(request.url).searchParams
  const caseId = requireCaseInQuery(campaign, lang, query)
  return json({
    ...showPosts(app, campaign, lang, { caseId, to: query.get('to') ?? undefined }),
    counter: await loadCounter(app, campaign.slug),
    goal: campaign.counter.goal,
  })
}

export const headers = ownPage
export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('thanks.title'))

export default function Thanks() {
  const page = useLoaderData<typeof loader>()
  const { t, lang } = useWords()
  const home = `/${lang}/campaigns/${page.slug}`
  return (
    <>
      <h1>{t('thanks.title')}</h1>
      <p className="lead">{t('thanks.lead')}</p>
      <CounterView slug={page.slug} counter={page.counter} goal={page.goal} />
      <p className="actions">
        <a
          className="button"
          href={`${home}/write${page.caseId === undefined ? '' : `?case=${page.caseId}`}`}
        >
          {t('thanks.another')}
        </a>
        <a className="quiet" href={home}>
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
