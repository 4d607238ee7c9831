import { listCountries } from '#app/reference/country-list.ts'
import {
  signFieldLimits,
  type SignField,
  type SignFormInput,
  type SignTextField,
  type SignProblem,
} from '#app/signature/signing/sign-fields.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { Field } from '#app/ui/form/field.tsx'
import type { FormView } from '#app/ui/form/form-view.ts'
import { Tick } from '#app/ui/form/tick.tsx'
import { maxEmailLength } from '#app/text/parse-email.ts'

export interface SignFieldsView {
  form: SignFormInput
  problems: readonly SignProblem[]
}

export type SignFormView = FormView<SignField>

export const viewSignForm = ({ form, problems }: SignFieldsView): SignFormView => ({
  prefix: 'sign-',
  values: form,
  problems,
  explains: 'field',
})

interface Props<Name extends SignField> {
  form: SignFormView
  name: Name
  kind: SignatoryKind
  hint?: string
  isOptional?: boolean
}

/** A line to type words or an address. */
export function SignText({
  form,
  name,
  kind,
  hint,
  isOptional = false,
}: Props<SignTextField | 'website' | 'email' | 'second'>) {
  const label = useSignLabels(kind)
  const isMailbox = name === 'email' || name === 'second'
  const latin = isMailbox ? 'email' : name === 'website' ? 'url' : undefined
  return (
    <Field
      form={form}
      name={name}
      label={label(name)}
      hint={hint}
      maxLength={isMailbox ? maxEmailLength : signFieldLimits[name]}
      isOptional={isOptional}
      isRequired={!isOptional}
      {...(latin === undefined ? { dir: 'auto' } : { latin })}
    />
  )
}

/** A list to choose a country from: it works with a keyboard, a thumb and without scripts. */
export function SignCountryField({ form, kind, hint }: Omit<Props<'country'>, 'name'>) {
  const { t, lang } = useTranslator()
  const label = useSignLabels(kind)
  return (
    <Field form={form} name="country" label={label('country')} hint={hint} isRequired>
      {(control) => (
        <select {...control}>
          <option value="">{t('sign.country-choose')}</option>
          {listCountries(lang).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Whether an anonymous organisation agrees that its region is said. */
export function SignRegion({ form }: { form: SignFormView }) {
  const { t } = useTranslator()
  return (
    <Tick id="sign-region" name="region" value="1" defaultChecked={form.values.region === '1'}>
      {t('sign.region')}
    </Tick>
  )
}

/** The label of a field, for an organisation or for a person. */
export function useSignLabels(kind: SignatoryKind): (name: SignField) => string {
  const { t } = useTranslator()
  return (name) => (name === 'name' ? t(`sign.name-${kind}`) : t(`sign.labels.${name}`))
}
