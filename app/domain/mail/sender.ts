import { z } from 'zod'
import { parseForm, typed, type FormProblem } from '../form-problem.ts'
import { formLimits } from '../letter/edited.ts'
import { accept, refuse, type Result } from '../result.ts'
import { parseMailbox, type EmailProblem } from './parse-email.ts'

/** Who asks the server to send a letter. */
export interface Sender {
  /** one line, without control characters */
  name: string
  email: string
}

export type SenderProblem =
  | FormProblem<'name', 'send.empty-name' | 'letter.too-long-name'>
  | FormProblem<'email', `send.${EmailProblem}-email`>

const limit = formLimits.name

const senderSchema = z.object({
  name: typed((name) => {
    if (name === '') return refuse({ code: 'send.empty-name' })
    return name.length > limit ? refuse({ code: 'letter.too-long-name', values: { limit } }) : accept(name)
  }),
  email: typed((text) => {
    const parsed = parseMailbox(text)
    return parsed.ok ? parsed : refuse({ code: `send.${parsed.error.code}-email` })
  }),
})

/** Both are needed: the recipient sees who writes and can answer. `name` is one line already. */
export const parseSender = ({ name, email }: Sender): Result<Sender, SenderProblem[]> =>
  parseForm<Sender, SenderProblem>(senderSchema, { name, email })
