import type { StoredSignatureView } from '#app/pages/confirmation/signature-views.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { SignCountryField, SignRegion, SignText, viewSignForm } from '#app/pages/sign/sign-field.tsx'
import { SignProblems } from '#app/pages/sign/sign-problems.tsx'

/** The form that corrects what is or would be published. */
export function CorrectSignature({ page }: { page: StoredSignatureView }) {
  const { t } = useTranslator()
  const kind = page.signatory?.kind ?? 'person'
  const form = viewSignForm(page)
  return (
    <form className="way sign" method="post" action={page.action} id="correct">
      <h2>{t('manage-signature.correct-title')}</h2>
      <p>{t('manage-signature.correct-lead')}</p>
      <SignProblems page={{ kind, form: page.form, problems: page.problems }} />
      <SignText form={form} kind={kind} name="name" />
      <SignText form={form} kind={kind} name={kind === 'organisation' ? 'other' : 'title'} isOptional />
      <SignCountryField form={form} kind={kind} />
      {kind === 'organisation' ? <SignText form={form} kind={kind} name="website" /> : null}
      {page.signatory?.visibility === 'anonymous' && kind === 'organisation' ? (
        <SignRegion form={form} />
      ) : null}
      <p className="actions">
        <button className="quiet" name="intent" value="correct">
          {t('manage-signature.correct')}
        </button>
      </p>
    </form>
  )
}
