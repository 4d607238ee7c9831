import { useTranslator } from '#app/locale/translator-context.tsx'
import { SignForm } from './sign-form.tsx'
import type { SignPageView } from './sign-page-view.ts'
import { SignProblems } from './sign-problems.tsx'

/** The page of the sign form: the open letter, the choice of signatory and the form, or the reason why there is none. */
export function SignPage({ page }: { page: SignPageView }) {
  const { t, number, date } = useTranslator()
  const { statement, version } = page
  const canSign = page.isOffered && page.opening.state === 'open'
  return (
    <div className="signing">
      <p className="breadcrumb">
        <a href={statement.href}>{statement.title}</a>
      </p>
      <h1>{t('sign.title')}</h1>
      {canSign ? <SignProblems page={page} /> : null}
      <p className="lead">{page.asks}</p>
      <p>
        {version.of === 1
          ? t('sign.version-only', { date: date(version.date) })
          : t('sign.version', { number: number(version.number), date: date(version.date) })}{' '}
        <a href={statement.href}>{t('sign.read')}</a>
      </p>
      {canSign ? (
        <>
          <KindChoices page={page} />
          <SignForm page={page} />
        </>
      ) : (
        <SigningUnavailable page={page} />
      )}
    </div>
  )
}

/** Two pages, not a switch: it works without scripts, and each form asks only what it needs. */
function KindChoices({ page }: { page: SignPageView }) {
  const { t } = useTranslator()
  if (page.kinds.length < 2) return null
  return (
    <nav aria-label={t('sign.who')}>
      <ul className="choices">
        {page.kinds.map(({ kind, href }) => (
          <li key={kind}>
            <a href={href} {...(kind === page.kind ? { 'aria-current': 'true' as const } : {})}>
              {t(`sign.as-${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SigningUnavailable({ page: { opening, statement, isPaused } }: { page: SignPageView }) {
  const { t, date } = useTranslator()
  const { state, opens, deadline } = opening
  return (
    <>
      <p className="notice">
        {state === 'closed' && deadline !== undefined
          ? t('sign.closed', { date: date(deadline) })
          : state === 'not-yet' && opens !== undefined
            ? t('sign.not-yet', { date: date(opens) })
            : t(isPaused ? 'sign.paused' : 'sign.not-offered')}
      </p>
      <p className="actions">
        <a className="quiet" href={statement.href}>
          {t('sign.back')}
        </a>
      </p>
    </>
  )
}
