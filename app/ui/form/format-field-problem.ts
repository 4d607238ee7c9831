import type { FieldMistake } from '#app/core/form-problem.ts'
import type { LetterProblem } from '#app/letter/editing/letter-form.ts'
import type { SenderProblem } from '#app/mail/address/sender.ts'
import type { SignProblem } from '#app/signature/signing/sign-fields.ts'
import type { Translator } from '#app/locale/translator.ts'

/** The problems of all forms. */
export type ProblemCode = (LetterProblem | SenderProblem | SignProblem)['code']

/** The text of a problem: what is wrong, and what to do. */
export function formatFieldProblem(
  { t, number, lang }: Translator,
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
