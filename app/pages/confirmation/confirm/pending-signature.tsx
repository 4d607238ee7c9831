import type { ConfirmSigningView } from '#app/pages/confirmation/signature-views.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { SignatureContact, SignatureEntry } from '#app/pages/confirmation/signature-entry.tsx'
import { statementPath } from '#app/paths.ts'

/** A signature before its button: what will be public, what will not. */
export function PendingSignature({ page }: { page: ConfirmSigningView }) {
  const { t, lang, number } = useTranslator()
  const { slug, signatory } = page
  const text = statementPath(lang, slug, { version: page.version })
  return (
    <>
      <p className="breadcrumb">
        <a href={text}>{page.statement}</a>
      </p>
      <h1>{t('signature.title')}</h1>
      <p className="lead">{t('signature.lead')}</p>
      <h2>{t('signature.public')}</h2>
      <SignatureEntry signatory={signatory} />
      <p>
        {t('signature.version', { number: number(page.version) })} <a href={text}>{t('signature.read')}</a>
      </p>
      <h2>{t('signature.private')}</h2>
      <dl className="facts">
        {signatory.visibility === 'listed' ? null : (
          <>
            <dt>{t(`sign.name-${signatory.kind}`)}</dt>
            <dd>
              <bdi>{signatory.name}</bdi>
            </dd>
          </>
        )}
        <SignatureContact contact={page.contact} />
        {page.second === null ? null : (
          <>
            <dt>{t('signature.second')}</dt>
            <dd>
              <bdi className="address">{page.second}</bdi>
            </dd>
            <dd className="hint">{t('signature.second-hint')}</dd>
          </>
        )}
        {page.consentTo === null ? null : (
          <>
            <dt>{t('signature.consent')}</dt>
            <dd>{page.consentTo}</dd>
          </>
        )}
      </dl>
      {page.isOpen ? (
        <form method="post" action={page.action}>
          <p className="actions">
            <button className="button">{t(`signature.button-${signatory.kind}`)}</button>
          </p>
        </form>
      ) : (
        <p className="notice">{t('signature.not-open')}</p>
      )}
      <p>{t('signature.not-you')}</p>
      <p>
        <a href={page.managePath}>{t('signature.manage')}</a>
      </p>
    </>
  )
}
