import type { ConfirmationHandlers } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import type { ConfirmAnswer } from './confirm-answer.ts'
import { confirmLettersHandler } from './confirm-letters.server.ts'
import { confirmOfficerHandler } from './confirm-officer.server.ts'
import { confirmSignatureHandler } from './confirm-signature.server.ts'

/** Everything that an email can ask to confirm. */
export const confirmHandlers: ConfirmationHandlers<Context, ConfirmAnswer> = {
  letters: confirmLettersHandler,
  signature: confirmSignatureHandler,
  'second-officer': confirmOfficerHandler,
}
