import type { InputHTMLAttributes, ReactNode } from 'react'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { formatFieldProblem } from './format-field-problem.ts'
import { fieldId, findProblem, hintId, problemId, type FormView } from './form-view.ts'

/** The attributes of every kind of control. */
export interface Control {
  id: string
  name: string
  defaultValue: string
  autoComplete?: 'off'
  required: boolean
  'aria-describedby'?: string
  'aria-invalid'?: true
}

type Attributes = Pick<InputHTMLAttributes<HTMLInputElement>, 'maxLength' | 'lang' | 'dir'>

interface FieldProps<Name extends string> extends Attributes {
  form: FormView<Name>
  name: Name
  label: string
  hint?: string | undefined
  /** the id of a hint outside the field, for several fields */
  sharedHint?: string
  isRequired?: boolean
  /** notes beside the label that it may be left empty */
  isOptional?: boolean
  /** whether the browser may remember the input; not for personal data, since others may use the same machine */
  isKept?: boolean
  /** an email address or URL, which is written from left to right in every language */
  latin?: 'email' | 'url'
  /** a control other than an input */
  children?: (control: Control) => ReactNode
}

/** A field: its label, its hint, its problem and its control. */
export function Field<Name extends string>({
  form,
  name,
  label,
  hint,
  sharedHint,
  isOptional = false,
  isRequired = false,
  isKept = false,
  latin,
  children,
  ...attributes
}: FieldProps<Name>) {
  const { t } = useTranslator()
  const id = fieldId(form, name)
  const control: Control = {
    id,
    name,
    defaultValue: form.values[name],
    ...(isKept ? {} : { autoComplete: 'off' }),
    required: isRequired,
    ...describeField(form, name, hint === undefined ? sharedHint : hintId(id)),
  }
  return (
    <>
      <label htmlFor={id}>
        {label}
        {isOptional ? (
          <>
            {' '}
            <span className="optional">{t('sign.optional')}</span>
          </>
        ) : null}
      </label>
      <FieldNotes form={form} name={name} hint={hint} />
      {children ? children(control) : <input {...control} {...attributes} {...writing(latin)} />}
    </>
  )
}

const writing = (latin: 'email' | 'url' | undefined) =>
  latin === undefined
    ? {}
    : ({ dir: 'ltr', inputMode: latin, autoCapitalize: 'none', spellCheck: false } as const)

interface FieldNotesProps<Name extends string> {
  form: FormView<Name>
  name: Name
  hint?: string | undefined
}

/** The hint and the problem of a field. */
export function FieldNotes<Name extends string>({ form, name, hint }: FieldNotesProps<Name>) {
  const translator = useTranslator()
  const problem = findProblem(form, name)
  const id = fieldId(form, name)
  return (
    <>
      {hint === undefined ? null : (
        <p className="hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      {problem === undefined || form.explains === 'list' ? null : (
        <p className="wrong" id={problemId(id)}>
          {formatFieldProblem(translator, problem)}
        </p>
      )}
    </>
  )
}

/** The ARIA attributes that point from a control to its hint and its problem. */
export function describeField<Name extends string>(
  form: FormView<Name>,
  name: Name,
  hint?: string,
): Pick<Control, 'aria-describedby' | 'aria-invalid'> {
  const isWrong = findProblem(form, name) !== undefined
  const ids = [hint, isWrong ? problemId(fieldId(form, name)) : undefined].filter((id) => id !== undefined)
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(isWrong ? { 'aria-invalid': true } : {}),
  }
}
