import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { pageTitle, sharedPage } from '../components/meta.ts'
import { useWords } from '../i18n/context.tsx'
import { requireLanguage } from '../server/pages/require.server.ts'

export function loader({ params, context: { deps } }: LoaderFunctionArgs) {
  requireLanguage(deps, params.lang)
  return json({})
}

export const headers = sharedPage
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('counter.meaning-title'))

export default function Numbers() {
  const { t } = useWords()
  return (
    <>
      <h1>{t('counter.meaning-title')}</h1>
      <p className="lead">{t('counter.meaning-lead')}</p>
      <ul>
        <li>{t('counter.meaning-prepared')}</li>
        <li>{t('counter.meaning-reported')}</li>
        <li>{t('counter.meaning-accepted')}</li>
        <li>{t('counter.meaning-shares')}</li>
      </ul>
      <p>{t('counter.meaning-once')}</p>
    </>
  )
}
