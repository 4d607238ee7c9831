import { formLimits } from '../letter/edited.ts'
import { accept, refuse, type Result } from '../result.ts'
import { parseEmail, type EmailProblem } from './parse-email.ts'

// Few mail servers take others (SMTPUTF8, RFC 6531): such a mail would be given up in silence.
const ascii = /^[\x21-\x7E]+$/

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
  if (!ascii.test(parsed.value)) return refuse([...problems, { field: 'email', code: 'not-an-address' }])
  return problems.length > 0 ? refuse(problems) : accept({ name, email: parsed.value })
}
