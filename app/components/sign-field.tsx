import type { HTMLAttributes, ReactNode } from 'react'
import { listCountries } from '../domain/statement/country-list.ts'
import type { SignField, SignForm, SignProblem } from '../domain/statement/sign-form.ts'
import { useWords } from '../i18n/context.tsx'

/** What a field of the form needs to know of the form. */
export interface SignFieldsShown {
  form: SignForm
  problems: readonly SignProblem[]
}

interface FieldProps {
  page: SignFieldsShown
  field: SignField
  label: string
  hint?: string
  limit?: number
  isOptional?: boolean
  /** latin: an address of a mailbox or a website, which goes from left to right everywhere */
  latin?: HTMLAttributes<HTMLInputElement>['inputMode']
}

/** A line to type, its label over it, and between them what it is for and what is wrong with it. */
export function SignLine({ page, field, label, hint, limit = 254, isOptional, latin }: FieldProps) {
  const { t } = useWords()
  return (
    <>
      <label htmlFor={`sign-${field}`}>
        {label} {isOptional ? <span className="optional">{t('sign.optional')}</span> : null}
      </label>
      <SignHint page={page} field={field} hint={hint} />
      <input
        id={`sign-${field}`}
        name={field}
        defaultValue={page.form[field]}
        maxLength={limit}
        autoComplete="off"
        required={!isOptional}
        {...(latin === undefined
          ? { dir: 'auto' }
          : { dir: 'ltr', inputMode: latin, autoCapitalize: 'none', spellCheck: false })}
        {...describe(page, field, hint)}
      />
    </>
  )
}

/** A list to choose a country from: it works with a keyboard, a thumb and without scripts. */
export function SignCountry({ page, label, hint }: Pick<FieldProps, 'page' | 'label' | 'hint'>) {
  const { t, lang } = useWords()
  return (
    <>
      <label htmlFor="sign-country">{label}</label>
      <SignHint page={page} field="country" hint={hint} />
      <select
        id="sign-country"
        name="country"
        defaultValue={page.form.country}
        autoComplete="off"
        required
        {...describe(page, 'country', hint)}
      >
        <option value="">{t('sign.country-choose')}</option>
        {listCountries(lang).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}

/** A box to tick. */
export function SignTick({
  page,
  field,
  children,
}: Pick<FieldProps, 'page' | 'field'> & { children: ReactNode }) {
  return (
    <label className="tick-line">
      <span className="tick">
        <input
          id={`sign-${field}`}
          type="checkbox"
          name={field}
          value="1"
          defaultChecked={page.form[field] === '1'}
          autoComplete="off"
        />
      </span>
      <span>{children}</span>
    </label>
  )
}

/** What a field is for, and what is wrong with it. */
export function SignHint({
  page,
  field,
  hint,
}: Pick<FieldProps, 'page' | 'field'> & { hint?: string | undefined }) {
  const explain = useExplain()
  const problem = page.problems.find((one) => one.field === field)
  return (
    <>
      {hint === undefined ? null : (
        <p className="hint" id={`sign-${field}-hint`}>
          {hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p className="wrong" id={`sign-${field}-wrong`}>
          {explain(problem)}
        </p>
      )}
    </>
  )
}

/** Says what is wrong with a field, and what to do. */
export function useExplain(): (problem: SignProblem) => string {
  const { t, number, lang } = useWords()
  return (problem) => {
    const { field, code } = problem
    if (code === 'empty')
      return t(field === 'country' || field === 'visibility' ? 'sign.wrong.choose' : 'sign.wrong.empty')
    if (code === 'too-long')
      return 'limit' in problem
        ? t('sign.wrong.too-long', { limit: number(problem.limit) })
        : t('sign.wrong.too-long-email')
    if (code === 'mixed') {
      const script = new Intl.DisplayNames(lang, { type: 'script' }).of(problem.script) ?? problem.script
      return t('sign.wrong.mixed', { letter: problem.letter, script })
    }
    return t(`sign.wrong.${code}`)
  }
}

const describe = ({ problems }: SignFieldsShown, field: SignField, hint: string | undefined) => {
  const isWrong = problems.some((one) => one.field === field)
  const ids = [
    ...(hint === undefined ? [] : [`sign-${field}-hint`]),
    ...(isWrong ? [`sign-${field}-wrong`] : []),
  ]
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(isWrong ? { 'aria-invalid': true } : {}),
  }
}
