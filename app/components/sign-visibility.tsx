import { useWords } from '../i18n/context.tsx'
import { SignHint, SignTick } from './sign-field.tsx'
import type { SignPageShown } from './sign-page.tsx'

/** Listed or anonymous. Neither is chosen beforehand: nobody gets into a public list by not looking. */
export function SignVisibility({ page }: { page: SignPageShown }) {
  const { t } = useWords()
  const isWrong = page.problems.some(({ field }) => field === 'visibility')
  return (
    <fieldset {...(isWrong ? { 'aria-describedby': 'sign-visibility-wrong' } : {})}>
      <legend>{t('sign.labels.visibility')}</legend>
      <SignHint page={page} field="visibility" />
      {(['listed', 'anonymous'] as const).map((choice) => (
        <div className="choice" key={choice}>
          <label className="tick-line">
            <span className="tick">
              <input
                {...(choice === 'listed' ? { id: 'sign-visibility' } : {})}
                type="radio"
                name="visibility"
                value={choice}
                defaultChecked={page.form.visibility === choice}
                aria-describedby={`sign-${choice}-hint`}
                autoComplete="off"
                required
              />
            </span>
            <span>{t(`sign.${choice}`)}</span>
          </label>
          <p className="hint" id={`sign-${choice}-hint`}>
            {t(`sign.${choice}-hint-${page.kind}`)}
          </p>
        </div>
      ))}
      {page.kind === 'organisation' ? (
        <div className="choice of-anonymous">
          <SignTick page={page} field="region">
            {t('sign.region')}
          </SignTick>
        </div>
      ) : null}
    </fieldset>
  )
}
