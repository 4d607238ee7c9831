import type { ConfirmSignatureView } from '#app/pages/confirmation/signature-views.ts'
import type { ConfirmLettersView } from './letters-page.tsx'

/** The page of a confirmation link; the status is 200 where none is given. */
export type ConfirmResult =
  | { about: 'letters'; page: ConfirmLettersView; status?: number }
  | { about: 'signature'; page: ConfirmSignatureView; status?: number }
