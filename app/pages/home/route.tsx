import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'
import { pageTitle, sharedPageHeaders } from '#app/ui/page-meta.ts'
import { homePageView } from './home-page.server.ts'
import { StatementCards } from './statement-cards.tsx'
import { campaignPath } from '#app/paths.ts'

export async function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return json(await homePageView(app, requireLanguage(app, params.lang)))
}

export const headers = sharedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('site.tagline'))

export default function Home() {
  const page = useLoaderData<typeof loader>()
  const { campaigns, statements } = page
  const { t, lang, number } = useTranslator()
  return (
    <>
      <h1>{t('home.title')}</h1>
      <p className="lead">{t('home.lead')}</p>
      <h2>{t('home.campaigns')}</h2>
      {campaigns.length === 0 && statements.length === 0 ? <p className="notice">{t('home.none')}</p> : null}
      <ul className="cards">
        {campaigns.map((campaign) => (
          <li key={campaign.slug}>
            <h3>
              <a href={campaignPath(lang, campaign.slug)}>{campaign.title}</a>
            </h3>
            <p>{campaign.ask}</p>
            <p className="deadline">{campaign.deadline}</p>
            <p className="hint">
              {number(campaign.counter.letters.reported)}{' '}
              {t('counter.reported', { count: campaign.counter.letters.reported })}
            </p>
          </li>
        ))}
      </ul>
      <StatementCards page={page} />
    </>
  )
}
