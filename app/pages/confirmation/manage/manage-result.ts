import type { ManageSignatureView } from '#app/pages/confirmation/signature-views.ts'
import type { ManageLettersView } from './letters-page.tsx'

/** The page of a manage link; the status is 200 where none is given. */
export type ManageResult =
  | { about: 'letters'; page: ManageLettersView; status?: number }
  | { about: 'signature'; page: ManageSignatureView; status?: number }
