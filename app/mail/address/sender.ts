import { z } from 'zod'
import { parseForm, typed, type LetterFormProblem } from '#app/core/form-problem.ts'
import { letterFormLimits } from '#app/letter/text/letter-form.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { parseMailbox, type EmailProblem } from '#app/text/parse-email.ts'

/** Supporter who lets the server send a letter. */
export interface Sender {
  /** one line, without control characters */
  name: string
  email: string
}

export type SenderProblem =
  | LetterFormProblem<'name', 'send.empty-name' | 'letter.too-long-name'>
  | LetterFormProblem<'email', `send.${EmailProblem}-email`>

const limit = letterFormLimits.name

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
