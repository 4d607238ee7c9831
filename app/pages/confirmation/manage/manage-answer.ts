import type { ManageSignatureView } from '#app/signature/signing/signature-views.ts'
import type { ManageLettersView } from './letters-page.tsx'

/** The page of a manage link; the status is 200 where none is given. */
export type ManageAnswer =
  | { about: 'letters'; page: ManageLettersView; status?: number }
  | { about: 'signature'; page: ManageSignatureView; status?: number }
