import type { FieldMistake } from '../domain/form-problem.ts'
import type { LetterProblem } from '../domain/letter/edited.ts'
import type { SenderProblem } from '../domain/mail/sender.ts'
import type { SignProblem } from '../domain/statement/sign-form.ts'
import type { Words } from './words.ts'

/** All that can be wrong in the forms there are. */
export type ProblemCode = (LetterProblem | SenderProblem | SignProblem)['code']

/** What is wrong with a field, and what to do. */
export function formatProblem(
  { t, number, lang }: Words,
  { code, values: { limit, letter, script } = {} }: FieldMistake<ProblemCode>,
): string {
  return t(code, {
    ...(limit === undefined ? {} : { limit: number(limit) }),
    ...(letter === undefined ? {} : { letter }),
    ...(script === undefined
      ? {}
      : { script: new Intl.DisplayNames(lang, { type: 'script' }).of(script) ?? script }),
  })
}
