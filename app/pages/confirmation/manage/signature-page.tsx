import type { StoredSignatureView, ManageSignatureView } from '#app/pages/confirmation/signature-views.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { SignatureContact, SignatureEntry } from '#app/pages/confirmation/signature-entry.tsx'
import { homePath, statementPath } from '#app/paths.ts'
import { CorrectSignature } from './correct-signature.tsx'
import { SignNewerVersion } from './sign-newer-version.tsx'
import { ManageVisibility, TakeBackForm } from './signature-actions.tsx'

/** Everything stored of a signature, and all that its owner can do about it. */
export function ManageSignaturePage({ page }: { page: ManageSignatureView }) {
  const { t, lang } = useTranslator()
  if (page.view === 'stored') return <StoredSignature page={page} />
  return (
    <>
      <h1>{t('manage-letters.erased-title')}</h1>
      <p className="lead">{t('manage-signature.erased-text')}</p>
      <p>
        <a href={homePath(lang)}>{t('refusals.back')}</a>
      </p>
    </>
  )
}

function StoredSignature({ page }: { page: StoredSignatureView }) {
  const { t, lang } = useTranslator()
  return (
    <div className="signing">
      {page.statement === undefined ? null : (
        <p className="breadcrumb">
          <a href={statementPath(lang, page.slug)}>{page.statement}</a>
        </p>
      )}
      <h1>{t('manage-signature.title')}</h1>
      {page.statement === undefined ? <p className="notice">{t('manage-signature.no-statement')}</p> : null}
      {page.done === undefined ? null : (
        <p className="notice" role="status">
          {t(`manage-signature.done.${page.done}`)}
        </p>
      )}
      <p className="lead">{t(`manage-signature.status.${page.status}`)}</p>
      {page.status === 'waiting' && page.waitsFor !== undefined ? (
        <p>{t(`signature.waiting-${page.waitsFor}`)}</p>
      ) : null}
      <Facts page={page} />
      {page.canSignNewer ? <SignNewerVersion page={page} /> : null}
      {page.canCorrect ? <CorrectSignature page={page} /> : null}
      {page.canSwitch ? <ManageVisibility page={page} /> : null}
      {page.canWithdraw ? <TakeBackForm page={page} intent="withdraw" /> : null}
      {page.status === 'withdrawn' ? null : <TakeBackForm page={page} intent="erase" />}
    </div>
  )
}

function Facts({ page }: { page: StoredSignatureView }) {
  const { t, date, number } = useTranslator()
  const { signatory, contact } = page
  return (
    <>
      {signatory === undefined ? (
        <p>{t('manage-signature.erased-already')}</p>
      ) : (
        <>
          <h2>{t(page.status === 'standing' ? 'manage-signature.public' : 'signature.public')}</h2>
          {page.status === 'standing' ? null : <p className="hint">{t('manage-signature.not-public')}</p>}
          <SignatureEntry signatory={signatory} />
        </>
      )}
      <h2>{t('manage-signature.stored')}</h2>
      <dl className="facts">
        {signatory?.visibility === 'anonymous' ? (
          <>
            <dt>{t(`sign.name-${signatory.kind}`)}</dt>
            <dd>
              <bdi>{signatory.name}</bdi>
            </dd>
          </>
        ) : null}
        <SignatureContact contact={contact} />
        {page.officer === null ? null : (
          <>
            <dt>{t('signature.second')}</dt>
            <dd>
              <bdi className="address">{page.officer}</bdi>
            </dd>
          </>
        )}
        {page.consentTo === null ? null : (
          <>
            <dt>{t('signature.consent')}</dt>
            <dd>{page.consentTo}</dd>
          </>
        )}
        <dt>{t('manage-signature.day')}</dt>
        <dd>{date(page.day)}</dd>
        <dt>{t('manage-signature.version')}</dt>
        <dd>{number(page.version)}</dd>
        {page.authority === null ? null : (
          <>
            <dt>{t('manage-signature.authority')}</dt>
            <dd>{t(`manage-signature.by.${page.authority}`)}</dd>
          </>
        )}
      </dl>
      {page.status === 'withdrawn' ? null : <p className="hint">{t('manage-signature.marks')}</p>}
    </>
  )
}
