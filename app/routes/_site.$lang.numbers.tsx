import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle, sharedPage } from '../components/meta.ts'
import { NumbersTable } from '../components/numbers-table.tsx'
import { useWords } from '../i18n/context.tsx'
import { StatementNumbers } from '../components/statement-numbers.tsx'
import { listStatementCards } from '../server/pages/statement-page.server.ts'
import { showNumbers } from '../server/pages/numbers-page.server.ts'
import { requireLanguage } from '../server/pages/require.server.ts'

export async function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const lang = requireLanguage(app, params.lang)
  return json({
    campaigns: await showNumbers(app, lang),
    statements: await listStatementCards(app, lang),
  })
}

export const headers = sharedPage
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('counter.meaning-title'))

export default function Numbers() {
  const { campaigns, statements } = useLoaderData<typeof loader>()
  const { t } = useWords()
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
      {campaigns.length === 0 ? null : <NumbersTable campaigns={campaigns} />}
      <StatementNumbers statements={statements} />
    </>
  )
}
