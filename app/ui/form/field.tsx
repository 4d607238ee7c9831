import type { InputHTMLAttributes, ReactNode } from 'react'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { formatProblem } from './format-problem.ts'
import { fieldId, findProblem, hintId, problemId, type FormView } from './form-view.ts'

/** Attributes that the control of a field has, whatever kind it is. */
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
  /** the id of a hint that is elsewhere, for several fields */
  sharedHint?: string
  isRequired?: boolean
  /** says beside the label that it may be left empty */
  isOptional?: boolean
  /** whether the browser may keep what was typed; not where it says who somebody is, since others may use the same machine */
  isKept?: boolean
  /** an address of a mailbox or a website, which goes from left to right everywhere */
  latin?: 'email' | 'url'
  /** another control than a line to type */
  children?: (control: Control) => ReactNode
}

/** A field: its label, what it is for, what is wrong with it, and its control. */
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

/** What a field is for, and what is wrong with it. */
export function FieldNotes<Name extends string>({ form, name, hint }: FieldNotesProps<Name>) {
  const words = useTranslator()
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
          {formatProblem(words, problem)}
        </p>
      )}
    </>
  )
}

/** The attributes by which a control says what explains it, and that something is wrong with it. */
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
