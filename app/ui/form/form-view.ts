import type { FormProblem } from '#app/core/form-problem.ts'
import type { ProblemCode } from './format-field-problem.ts'

/** A form: the values of its fields and their problems. */
export interface FormView<Name extends string> {
  /** of the ids of its fields: two forms of a page may have fields of the same name */
  prefix: string
  values: Readonly<Record<Name, string>>
  problems: readonly FormProblem<Name, ProblemCode>[]
  /** where the text of a problem is: in the list above the form only, or at its field too */
  explains: 'list' | 'field'
}

export const fieldId = <Name extends string>({ prefix }: Pick<FormView<Name>, 'prefix'>, name: Name) =>
  `${prefix}${name}`

export const hintId = (id: string) => `${id}-hint`

/** The id of the text of a problem, in the list or at the field. */
export const problemId = (id: string) => `${id}-wrong`

export const findProblem = <Name extends string>({ problems }: FormView<Name>, name: Name) =>
  problems.find(({ field }) => field === name)
