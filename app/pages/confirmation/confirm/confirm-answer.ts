import type { ConfirmSignatureView } from '#app/signature/signing/signature-views.ts'
import type { ConfirmLettersView } from './letters-page.tsx'

/** The page of a confirmation link; the status is 200 where none is given. */
export type ConfirmAnswer =
  | { about: 'letters'; page: ConfirmLettersView; status?: number }
  | { about: 'signature'; page: ConfirmSignatureView; status?: number }
