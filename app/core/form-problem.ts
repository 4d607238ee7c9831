import { z } from 'zod'
import { ok, err, type Result } from './result.ts'

/** What is wrong with what was typed: a translation key, and what its slots are filled with in the reader's language. */
export interface FieldMistake<Code extends string = string> {
  code: Code
  values?: {
    /** how many characters there may be */
    limit?: number
    letter?: string
    /** ISO 15924 */
    script?: string
  }
}

/** The same with the field it is about. */
export interface LetterFormProblem<
  Field extends string = string,
  Code extends string = string,
> extends FieldMistake<Code> {
  field: Field
}

/** A field of a form's schema. `read` makes a value of what was typed, or says what is wrong with it. */
export const typed = <T>(read: (text: string) => Result<T, FieldMistake>) =>
  z.string().transform((text, context): T => {
    const result = read(text)
    if (result.ok) return result.value
    addMistake(context, result.error)
    // Rules about several fields still run, so that all that is wrong is said at once; they find nothing here.
    return undefined as never
  })

/** For a rule about several fields, which `superRefine` adds: says that one of them is wrong. */
export function addMistake(
  context: Pick<z.RefinementCtx, 'addIssue'>,
  mistake: FieldMistake,
  path: string[] = [],
): void {
  context.addIssue({ code: 'custom', params: { ...mistake }, path, continue: true })
}

/** What was typed into a form as the value of its schema, or all that is wrong with it, in the order of the form's fields. */
export function parseForm<Value, Problem extends LetterFormProblem>(
  schema: z.ZodType<Value>,
  form: Readonly<Record<string, string>>,
): Result<Value, Problem[]> {
  const parsed = schema.safeParse(form)
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.map((issue) => {
    if (issue.code !== 'custom') throw new Error(`${issue.path.join('.')} was not read as text`)
    return { field: String(issue.path[0]), ...issue.params } as Problem
  })
  return err(Object.keys(form).flatMap((field) => problems.filter((problem) => problem.field === field)))
}
