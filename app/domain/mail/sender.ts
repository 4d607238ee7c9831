import { formLimits } from '../letter/edited.ts'
import { accept, refuse, type Result } from '../result.ts'
import { parseEmail, type EmailProblem } from './parse-email.ts'

/** Who asks the server to send a letter. */
export interface Sender {
  /** one line, without control characters */
  name: string
  email: string
}

export type SenderProblem =
  { field: 'name'; code: 'empty' | 'too-long'; limit: number } | { field: 'email'; code: EmailProblem }

/** Both are needed: the recipient sees who writes and can answer. `name` is one line already. */
export function parseSender({ name, email }: Sender): Result<Sender, SenderProblem[]> {
  const problems: SenderProblem[] = []
  const limit = formLimits.name
  if (name === '') problems.push({ field: 'name', code: 'empty', limit })
  if (name.length > limit) problems.push({ field: 'name', code: 'too-long', limit })
  const parsed = parseEmail(email)
  if (!parsed.ok) return refuse([...problems, { field: 'email', code: parsed.error.code }])
  return problems.length > 0 ? refuse(problems) : accept({ name, email: parsed.value })
}
