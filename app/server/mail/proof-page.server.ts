import type { LetterForm } from '../../domain/letter/edited.ts'
import { formatLetterQuery, type RequestedLetter } from '../pages/letter-asked.server.ts'
import type { ProofShown } from './proof.server.ts'

/** All that was typed, and where it goes once more. */
interface Typed {
  form: LetterForm
  email: string
  rest: boolean
  website: string
  proof: ProofShown
}

/** The step between "Send it for me" and the mail. */
export const showProofPage = ({ campaign, recipient, lang, seed, query }: RequestedLetter, typed: Typed) => ({
  view: 'proof' as const,
  write: `/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`,
  query: formatLetterQuery({ ...query, wording: seed }),
  ...typed,
})
