import type { LetterForm } from '#app/letter/editing/letter-form.ts'
import { formatLetterQuery, type RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import type { ProofOfWorkView } from '#app/confirmation/proof-of-work.server.ts'

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
  view: 'proof' as const,
  write: `/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`,
  query: formatLetterQuery({ ...query, wording: seed }),
  ...typed,
})
