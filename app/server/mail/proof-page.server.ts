import type { LetterForm } from '../../domain/letter/edited.ts'
import type { Context } from '../../context.ts'
import { composeAsked, showAskedQuery, type LetterAsked } from '../pages/letter-asked.server.ts'
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
export const showProofPage = (app: Context, asked: LetterAsked, typed: Typed) => ({
  view: 'proof' as const,
  write: `/${asked.lang}/campaigns/${asked.campaign.slug}/write/${asked.recipient.id}`,
  query: showAskedQuery({ ...asked, wording: composeAsked(app, asked).seed }),
  ...typed,
})
