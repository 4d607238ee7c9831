import { maxLetterFormLengths, type LetterFormField } from '#app/letter/editing/letter-form.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { Field } from '#app/ui/form/field.tsx'
import type { FormView } from '#app/ui/form/form-view.ts'

interface Props {
  form: FormView<LetterFormField>
  /** of the letter */
  lang: string
  dir: 'ltr' | 'rtl'
}

/** The fields of the letter and of its signature. */
export function LetterFields({ form, lang, dir }: Props) {
  const { t } = useTranslator()
  const { subject, text, why, name, town } = maxLetterFormLengths
  const written = { lang, dir }
  return (
    <>
      <Field
        form={form}
        name="subject"
        label={t('letter.subject')}
        maxLength={subject}
        isKept
        isRequired
        {...written}
      />
      <Field form={form} name="text" label={t('letter.text')} hint={t('letter.text-hint')} isKept isRequired>
        {(control) => (
          <letter-editor data-limit={text}>
            <textarea {...control} rows={24} maxLength={text} {...written} />
          </letter-editor>
        )}
      </Field>
      <Field form={form} name="why" label={t('letter.why')} hint={t('letter.why-hint')} isKept>
        {(control) => <textarea className="few" rows={2} maxLength={why} dir="auto" {...control} />}
      </Field>
      <div className="signature">
        <div>
          <Field
            form={form}
            name="name"
            label={t('letter.name')}
            sharedHint="name-hint"
            maxLength={name}
            dir="auto"
          />
        </div>
        <div>
          <Field form={form} name="town" label={t('letter.town')} maxLength={town} dir="auto" />
        </div>
        <p className="hint" id="name-hint">
          {t('letter.name-hint')}
        </p>
      </div>
    </>
  )
}
