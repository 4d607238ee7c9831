import { signLimits } from '../domain/statement/sign-form.ts'
import type { YoursSignatureView } from '../domain/statement/signing-views.ts'
import { useWords } from '../i18n/context.tsx'
import { SignCountry, SignLine, SignTick } from './sign-field.tsx'
import { SignProblems, useLabels } from './sign-problems.tsx'

/** What is or would be published, to be corrected. It opens by itself when something was wrong. */
export function YoursCorrect({ page }: { page: YoursSignatureView }) {
  const { t } = useWords()
  const kind = page.signatory?.kind ?? 'person'
  const label = useLabels(kind)
  return (
    <form className="way sign" method="post" action={page.action} id="correct">
      <h2>{t('yours-signature.correct-title')}</h2>
      <p>{t('yours-signature.correct-lead')}</p>
      <SignProblems page={{ kind, problems: page.problems }} />
      <SignLine page={page} field="name" label={label('name')} limit={signLimits.name} />
      {kind === 'organisation' ? (
        <SignLine page={page} field="other" label={label('other')} limit={signLimits.other} isOptional />
      ) : (
        <SignLine page={page} field="title" label={label('title')} limit={signLimits.title} isOptional />
      )}
      <SignCountry page={page} label={label('country')} />
      {kind === 'organisation' ? (
        <SignLine
          page={page}
          field="website"
          label={label('website')}
          limit={signLimits.website}
          latin="url"
        />
      ) : null}
      {page.signatory?.visibility === 'anonymous' && kind === 'organisation' ? (
        <SignTick page={page} field="region">
          {t('sign.region')}
        </SignTick>
      ) : null}
      <p className="actions">
        <button className="quiet" name="intent" value="correct">
          {t('yours-signature.correct')}
        </button>
      </p>
    </form>
  )
}
