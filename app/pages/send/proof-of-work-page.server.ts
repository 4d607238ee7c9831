import type { LetterForm } from '#app/letter/editing/letter-form.ts'
import { letterQuery, type RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import type { ProofOfWorkView } from '#app/confirmation/proof-of-work.server.ts'
import { letterActionPath } from '#app/paths.ts'

/** All that was typed, and where it goes once more. */
interface ProofOfWorkInput {
  form: LetterForm
  email: string
  rest: boolean
  website: string
  proof: ProofOfWorkView
}

/** The step between "Send it for me" and the mail. */
export const proofOfWorkPageView = (
  { campaign, recipient, lang, seed, query }: RequestedLetter,
  typed: ProofOfWorkInput,
) => ({
  view: 'proof-of-work' as const,
  action: letterActionPath(
    lang,
    campaign.slug,
    recipient.id,
    'send',
    letterQuery({ ...query, wording: seed }),
  ),
  ...typed,
})
