import type { YoursSignatureView } from '../domain/statement/signing-views.ts'
import { useWords } from '../i18n/context.tsx'
import { SignCountry, SignRegion, SignText, viewSignForm } from './sign-field.tsx'
import { SignProblems } from './sign-problems.tsx'

/** What is or would be published, to be corrected. It opens by itself when something was wrong. */
export function YoursCorrect({ page }: { page: YoursSignatureView }) {
  const { t } = useWords()
  const kind = page.signatory?.kind ?? 'person'
  const form = viewSignForm(page)
  return (
    <form className="way sign" method="post" action={page.action} id="correct">
      <h2>{t('yours-signature.correct-title')}</h2>
      <p>{t('yours-signature.correct-lead')}</p>
      <SignProblems page={{ kind, form: page.form, problems: page.problems }} />
      <SignText form={form} kind={kind} name="name" />
      <SignText form={form} kind={kind} name={kind === 'organisation' ? 'other' : 'title'} isOptional />
      <SignCountry form={form} kind={kind} />
      {kind === 'organisation' ? <SignText form={form} kind={kind} name="website" /> : null}
      {page.signatory?.visibility === 'anonymous' && kind === 'organisation' ? (
        <SignRegion form={form} />
      ) : null}
      <p className="actions">
        <button className="quiet" name="intent" value="correct">
          {t('yours-signature.correct')}
        </button>
      </p>
    </form>
  )
}
