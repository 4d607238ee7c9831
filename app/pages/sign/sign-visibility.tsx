import type { SignatoryKind } from '#app/statement/signatory.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { describeField, FieldNotes } from '#app/ui/form/field.tsx'
import { Tick } from '#app/ui/form/tick.tsx'
import { SignRegion, type SignFormView } from './sign-field.tsx'

/** Listed or anonymous. Neither is preselected: no name gets into a public list by oversight. */
export function SignVisibility({ form, kind }: { form: SignFormView; kind: SignatoryKind }) {
  const { t } = useTranslator()
  const { 'aria-describedby': explained } = describeField(form, 'visibility')
  return (
    <fieldset aria-describedby={explained}>
      <legend>{t('sign.labels.visibility')}</legend>
      <FieldNotes form={form} name="visibility" />
      {(['listed', 'anonymous'] as const).map((choice) => (
        <div className="choice" key={choice}>
          <Tick
            type="radio"
            id={choice === 'listed' ? 'sign-visibility' : undefined}
            name="visibility"
            value={choice}
            defaultChecked={form.values.visibility === choice}
            aria-describedby={`sign-${choice}-hint`}
            required
          >
            {t(`sign.${choice}`)}
          </Tick>
          <p className="hint" id={`sign-${choice}-hint`}>
            {t(`sign.${choice}-hint-${kind}`)}
          </p>
        </div>
      ))}
      {kind === 'organisation' ? (
        <div className="choice of-anonymous">
          <SignRegion form={form} />
        </div>
      ) : null}
    </fieldset>
  )
}
