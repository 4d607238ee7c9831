import type { ConfirmationHandlers } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import type { ConfirmResult } from './confirm-result.ts'
import { confirmLettersHandler } from './confirm-letters.server.ts'
import { confirmOfficerHandler } from './confirm-officer.server.ts'
import { confirmSignatureHandler } from './confirm-signature.server.ts'

/** Everything that an email can ask to confirm. */
export const confirmHandlers: ConfirmationHandlers<Context, ConfirmResult> = {
  letters: confirmLettersHandler,
  signature: confirmSignatureHandler,
  'second-officer': confirmOfficerHandler,
}
