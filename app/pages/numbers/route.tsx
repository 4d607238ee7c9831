import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle, sharedPageHeaders } from '#app/ui/page-meta.ts'
import { CampaignNumbers } from './campaign-numbers.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { StatementNumbers } from './statement-numbers.tsx'
import { numbersPageView } from './numbers-page.server.ts'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'

export async function loader({ params, context: { app } }: LoaderFunctionArgs) {
  return json(await numbersPageView(app, requireLanguage(app, params.lang)))
}

export const headers = sharedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('counter.meaning-title'))

export default function Numbers() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslator()
  return (
    <>
      <h1>{t('counter.meaning-title')}</h1>
      <p className="lead">{t('counter.meaning-lead')}</p>
      <ul>
        <li>{t('counter.meaning-prepared')}</li>
        <li>{t('counter.meaning-reported')}</li>
        <li>{t('counter.meaning-confirmed')}</li>
        <li>{t('counter.meaning-queued')}</li>
        <li>{t('counter.meaning-accepted')}</li>
        <li>{t('counter.meaning-bounced')}</li>
        <li>{t('counter.meaning-failed')}</li>
        <li>{t('counter.meaning-withdrawn')}</li>
        <li>{t('counter.meaning-shares')}</li>
        <li>{t('counter.meaning-signatures')}</li>
      </ul>
      <p>{t('counter.meaning-once')}</p>
      <CampaignNumbers page={page} />
      <StatementNumbers page={page} />
    </>
  )
}
