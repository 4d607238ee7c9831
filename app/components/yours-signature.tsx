import type { YoursSignatureView, YoursView } from '../domain/statement/signing-views.ts'
import { useWords } from '../i18n/context.tsx'
import { LinkGone } from './link-gone.tsx'
import { SignatureContact, SignatureEntry } from './signature-entry.tsx'
import { YoursCorrect } from './yours-correct.tsx'
import { YoursNewer } from './yours-newer.tsx'
import { YoursDeed, YoursVisibility } from './yours-deeds.tsx'

/** What is stored of a signature for whoever has its link, and all that can be done about it. */
export function YoursSignature({ page }: { page: YoursView }) {
  const { t, lang } = useWords()
  if (page.view === 'gone') return <LinkGone text="signature.gone-text" />
  if (page.view === 'stored') return <Stored page={page} />
  return (
    <>
      <h1>{t('yours-signature.erased-title')}</h1>
      <p className="lead">{t('yours-signature.erased-text')}</p>
      <p>
        <a href={`/${lang}`}>{t('refusals.back')}</a>
      </p>
    </>
  )
}

function Stored({ page }: { page: YoursSignatureView }) {
  const { t, lang } = useWords()
  return (
    <div className="signing">
      {page.statement === undefined ? null : (
        <p className="breadcrumb">
          <a href={`/${lang}/campaigns/${page.slug}/statement`}>{page.statement}</a>
        </p>
      )}
      <h1>{t('yours-signature.title')}</h1>
      {page.statement === undefined ? <p className="notice">{t('yours-signature.no-statement')}</p> : null}
      {page.done === undefined ? null : (
        <p className="notice" role="status">
          {t(`yours-signature.done.${page.done}`)}
        </p>
      )}
      <p className="lead">{t(`yours-signature.status.${page.status}`)}</p>
      {page.status === 'waiting' && page.waitsFor !== undefined ? (
        <p>{t(`signature.waiting-${page.waitsFor}`)}</p>
      ) : null}
      <Facts page={page} />
      {page.canSignNewer ? <YoursNewer page={page} /> : null}
      {page.canCorrect ? <YoursCorrect page={page} /> : null}
      {page.canSwitch ? <YoursVisibility page={page} /> : null}
      {page.canWithdraw ? <YoursDeed page={page} deed="withdraw" /> : null}
      {page.status === 'withdrawn' ? null : <YoursDeed page={page} deed="erase" />}
    </div>
  )
}

function Facts({ page }: { page: YoursSignatureView }) {
  const { t, date, number } = useWords()
  const { signatory, contact } = page
  return (
    <>
      {signatory === undefined ? (
        <p>{t('yours-signature.erased-already')}</p>
      ) : (
        <>
          <h2>{t(page.status === 'standing' ? 'yours-signature.public' : 'signature.public')}</h2>
          {page.status === 'standing' ? null : <p className="hint">{t('yours-signature.not-public')}</p>}
          <SignatureEntry signatory={signatory} />
        </>
      )}
      <h2>{t('yours-signature.stored')}</h2>
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
        <dt>{t('yours-signature.day')}</dt>
        <dd>{date(page.day)}</dd>
        <dt>{t('yours-signature.version')}</dt>
        <dd>{number(page.version)}</dd>
        {page.authority === null ? null : (
          <>
            <dt>{t('yours-signature.authority')}</dt>
            <dd>{t(`yours-signature.by.${page.authority}`)}</dd>
          </>
        )}
      </dl>
      {page.status === 'withdrawn' ? null : <p className="hint">{t('yours-signature.marks')}</p>}
    </>
  )
}
