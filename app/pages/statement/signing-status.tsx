import { useTranslator } from '#app/locale/translator-context.tsx'
import type { StatementPageView } from './statement-page.server.ts'

interface Props {
  page: Pick<StatementPageView, 'signing' | 'canSign' | 'deadline'>
  signPath: string
}

/** The button to sign, or since or until when there is none. */
export function SigningStatus({ page, signPath }: Props) {
  const { t, date } = useTranslator()
  const { state, date: day = '' } = page.signing
  if (state === 'not-yet') return <p className="notice">{t('statement.not-yet', { date: date(day) })}</p>
  if (state === 'closed') return <p className="notice">{t('statement.closed', { date: date(day) })}</p>
  if (!page.canSign) return <p className="notice">{t('statement.no-mail')}</p>
  return (
    <>
      {page.deadline === undefined ? null : (
        <p className="deadline">{t('statement.deadline', { date: date(page.deadline) })}</p>
      )}
      <p className="actions">
        <a className="button" href={signPath}>
          {t('statement.sign')}
        </a>
      </p>
    </>
  )
}
