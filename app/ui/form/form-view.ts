import type { FormProblem } from '#app/core/form-problem.ts'
import type { ProblemCode } from './format-problem.ts'

/** A form as it is shown: what its fields hold and what is wrong with them. */
export interface FormView<Name extends string> {
  /** begins the ids of its fields: two forms of a page may have fields of the same name */
  prefix: string
  values: Readonly<Record<Name, string>>
  problems: readonly FormProblem<Name, ProblemCode>[]
  /** where a problem is put into words besides the list above the form; `list`: nowhere else */
  explains: 'list' | 'field'
}

export const fieldId = <Name extends string>({ prefix }: Pick<FormView<Name>, 'prefix'>, name: Name) =>
  `${prefix}${name}`

export const hintId = (id: string) => `${id}-hint`

/** Of the words that say what is wrong with a field, in the list or at the field. */
export const problemId = (id: string) => `${id}-wrong`

export const findProblem = <Name extends string>({ problems }: FormView<Name>, name: Name) =>
  problems.find(({ field }) => field === name)
