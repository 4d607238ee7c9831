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
  pageTitle(matches, (t) => t('privacy.title'))

export default function Privacy() {
  const { t } = useWords()
  return (
    <>
      <h1>{t('privacy.title')}</h1>
      <p className="lead">{t('privacy.lead')}</p>
      <ul>
        {t('privacy.points').map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  )
}
