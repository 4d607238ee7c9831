import { z } from 'zod'
import { ok, err, type Result } from './result.ts'

/** A mistake in a typed value: a translation key, and the values of its slots. */
export interface FieldMistake<Code extends string = string> {
  code: Code
  values?: {
    /** the maximum number of characters */
    limit?: number
    letter?: string
    /** ISO 15924 */
    script?: string
  }
}

/** A mistake with the field it is about. */
export interface FormProblem<
  Field extends string = string,
  Code extends string = string,
> extends FieldMistake<Code> {
  field: Field
}

/** A field of a form's schema. `read` turns the typed text into a value or a mistake. */
export const typed = <T>(read: (text: string) => Result<T, FieldMistake>) =>
  z.string().transform((text, context): T => {
    const result = read(text)
    if (result.ok) return result.value
    addMistake(context, result.error)
    // Rules about several fields still run, so that all problems are reported at once; they find no value here.
    return undefined as never
  })

/** Adds a mistake to one field, for a rule about several fields in `superRefine`. */
export function addMistake(
  context: Pick<z.RefinementCtx, 'addIssue'>,
  mistake: FieldMistake,
  path: string[] = [],
): void {
  context.addIssue({ code: 'custom', params: { ...mistake }, path, continue: true })
}

/**
 * Parses a submitted form into the value of its schema, or into all its problems in the order of the form's
 * fields.
 */
export function parseForm<Value, Problem extends FormProblem>(
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
