import type { ConfirmOfficerView } from '#app/pages/confirmation/signature-views.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { SignatureContact, SignatureEntry } from '#app/pages/confirmation/signature-entry.tsx'
import { statementPath } from '#app/paths.ts'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'

/** The page of a second officer: the pending signature, and the buttons to confirm or refuse it. */
export function ConfirmOfficer({ page }: { page: ConfirmOfficerView }) {
  const { t, lang, number } = useTranslator()
  const text = statementPath(lang, page.slug, { version: page.version })
  return (
    <>
      <p className="breadcrumb">
        <a href={text}>{page.statement}</a>
      </p>
      <h1>{t('signature.officer-title')}</h1>
      {page.isCorrected ? (
        <p className="notice" role="status">
          {t('signature.officer-corrected')}
        </p>
      ) : null}
      <p className="lead">{t('signature.officer-lead')}</p>
      <dl className="facts">
        <dt>{t('sign.name-organisation')}</dt>
        <dd>
          <bdi>{page.signatory.name}</bdi>
        </dd>
        <SignatureContact contact={page.contact} />
      </dl>
      <h2>{t('signature.public')}</h2>
      <SignatureEntry signatory={page.signatory} />
      <p>
        {t('signature.version', { number: number(page.version) })} <a href={text}>{t('signature.read')}</a>
      </p>
      <form method="post" action={page.action}>
        <HiddenFields values={{ mark: page.fingerprint }} />
        <p className="actions">
          <button className="button" name="intent" value="confirm">
            {t('signature.officer-confirm')}
          </button>
          <button className="quiet" name="intent" value="refuse">
            {t('signature.officer-refuse')}
          </button>
        </p>
      </form>
      <p>{t('signature.officer-hint')}</p>
    </>
  )
}
