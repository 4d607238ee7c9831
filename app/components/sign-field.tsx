import { listCountries } from '../domain/statement/country-list.ts'
import {
  signLimits,
  type SignField,
  type SignForm,
  type SignLine,
  type SignProblem,
} from '../domain/statement/sign-form.ts'
import type { SignatoryKind } from '../domain/statement/signatory.ts'
import { useWords } from '../i18n/context.tsx'
import { Field } from '../ui/field.tsx'
import type { FormView } from '../ui/form-view.ts'
import { Tick } from '../ui/tick.tsx'

export interface SignFieldsShown {
  form: SignForm
  problems: readonly SignProblem[]
}

export type SignFormView = FormView<SignField>

export const viewSignForm = ({ form, problems }: SignFieldsShown): SignFormView => ({
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
}: Props<SignLine | 'website' | 'email' | 'second'>) {
  const label = useSignLabels(kind)
  const isMailbox = name === 'email' || name === 'second'
  const latin = isMailbox ? 'email' : name === 'website' ? 'url' : undefined
  return (
    <Field
      form={form}
      name={name}
      label={label(name)}
      hint={hint}
      maxLength={isMailbox ? 254 : signLimits[name]}
      isOptional={isOptional}
      isRequired={!isOptional}
      {...(latin === undefined ? { dir: 'auto' } : { latin })}
    />
  )
}

/** A list to choose a country from: it works with a keyboard, a thumb and without scripts. */
export function SignCountry({ form, kind, hint }: Omit<Props<'country'>, 'name'>) {
  const { t, lang } = useWords()
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
  const { t } = useWords()
  return (
    <Tick id="sign-region" name="region" value="1" defaultChecked={form.values.region === '1'}>
      {t('sign.region')}
    </Tick>
  )
}

/** What a field is called for an organisation, or for a person. */
export function useSignLabels(kind: SignatoryKind): (name: SignField) => string {
  const { t } = useWords()
  return (name) => (name === 'name' ? t(`sign.name-${kind}`) : t(`sign.labels.${name}`))
}
