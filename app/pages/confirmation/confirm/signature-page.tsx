import type { ConfirmSignatureView, SigningDoneView } from '#app/pages/confirmation/signature-views.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { signatoriesPath, statementPath } from '#app/paths.ts'
import { ConfirmOfficer } from './confirm-officer.tsx'
import { PendingSignature } from './pending-signature.tsx'

/** The page of a confirmation link for a signature, before and after its button. */
export function ConfirmSignaturePage({ page }: { page: ConfirmSignatureView }) {
  if (page.view === 'waits') return <PendingSignature page={page} />
  if (page.view === 'officer') return <ConfirmOfficer page={page} />
  return <SigningDone page={page} />
}

function SigningDone({ page }: { page: SigningDoneView }) {
  const { t, lang } = useTranslator()
  const statement = statementPath(lang, page.slug)
  return (
    <>
      <p className="breadcrumb">
        <a href={statement}>{page.statement}</a>
      </p>
      <SigningOutcome page={page} />
      {page.view === 'officer-done' ? null : (
        <p>
          <a href={page.managePath}>{t('signature.manage')}</a>
        </p>
      )}
      <p className="actions">
        <a className="button" href={statement}>
          {t('signature.to-statement')}
        </a>
        {page.view === 'standing' && page.visibility === 'listed' ? (
          <a className="quiet" href={signatoriesPath(lang, page.slug)}>
            {t('signature.to-list')}
          </a>
        ) : null}
      </p>
    </>
  )
}

function SigningOutcome({ page }: { page: SigningDoneView }) {
  const { t } = useTranslator()
  switch (page.view) {
    case 'standing':
      return (
        <>
          <h1>{t('signature.standing-title')}</h1>
          <p className="lead">{t(`signature.standing-${page.visibility}`)}</p>
        </>
      )
    case 'waiting':
      return (
        <>
          <h1>{t('signature.waiting-title')}</h1>
          <p className="lead">{t('signature.waiting-why')}</p>
          <p>{t(`signature.waiting-${page.waitsFor}`)}</p>
          <p className="hint">{t('signature.waiting-hint')}</p>
        </>
      )
    case 'again':
      return (
        <>
          <h1>{t('signature.again-title')}</h1>
          <p className="lead">{t('signature.again-text')}</p>
        </>
      )
    case 'officer-done':
      return (
        <>
          <h1>{t('signature.officer-done-title')}</h1>
          <p className="lead">{t(`signature.officer-${page.outcome}`)}</p>
        </>
      )
  }
}
