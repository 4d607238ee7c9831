import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle, sharedPageHeaders } from '#app/ui/page-meta.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'

export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  requireLanguage(app, params.lang)
  const sends = app.mail !== null
  return json({ sends, signs: sends && app.statements.size > 0 })
}

export const headers = sharedPageHeaders
export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('privacy.title'))

export default function Privacy() {
  const { sends, signs } = useLoaderData<typeof loader>()
  const { t } = useTranslator()
  return (
    <>
      <h1>{t('privacy.title')}</h1>
      <p className="lead">{t('privacy.lead')}</p>
      <ul>
        {t('privacy.points').map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {sends ? (
        <>
          <h2>{t('privacy.mail-title')}</h2>
          <ul>
            {t('privacy.mail-points').map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </>
      ) : null}
      {signs ? (
        <>
          <h2>{t('privacy.sign-title')}</h2>
          <ul>
            {t('privacy.sign-points').map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
