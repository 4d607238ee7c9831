import { z } from 'zod'
import { parseForm, typed, type FormProblem } from '#app/core/form-problem.ts'
import { maxLetterFormLengths } from '#app/letter/editing/letter-form.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { parseMailbox, type EmailProblem } from '#app/text/parse-email.ts'

/** Supporter who lets the server send a letter. */
export interface Sender {
  /** one line, without control characters */
  name: string
  email: string
}

export type SenderProblem =
  | FormProblem<'name', 'send.empty-name' | 'letter.too-long-name'>
  | FormProblem<'email', `send.${EmailProblem}-email`>

const limit = maxLetterFormLengths.name

const senderSchema = z.object({
  name: typed((name) => {
    if (name === '') return err({ code: 'send.empty-name' })
    return name.length > limit ? err({ code: 'letter.too-long-name', values: { limit } }) : ok(name)
  }),
  email: typed((text) => {
    const parsed = parseMailbox(text)
    return parsed.ok ? parsed : err({ code: `send.${parsed.error.code}-email` })
  }),
})

/** Requires both: the recipient sees who writes and can answer. `name` is one line already. */
export const parseSender = ({ name, email }: Sender): Result<Sender, SenderProblem[]> =>
  parseForm<Sender, SenderProblem>(senderSchema, { name, email })
