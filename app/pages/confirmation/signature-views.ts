import type { TextDifference } from '#app/statement/text/text-difference.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'
import type { SignFormInput, SignProblem } from '#app/signature/signing/sign-fields.ts'

/** The entry of a signatory, as it is (or would be) published. */
export interface SignatoryView {
  kind: SignatoryKind
  visibility: 'listed' | 'anonymous'
  name: string
  otherName: string | null
  title: string | null
  website: string | null
  country: string | null
  /** what may be said of an anonymous organisation: the id of its region (region.ts) */
  region: string | null
}

/** The party that a signature waits for. Any further reason is only for the organiser to know. */
export type WaitingFor = 'officer' | 'organiser'

/** The page of a confirmation link for a signature, before its button. */
export interface ConfirmSigningView {
  view: 'waits'
  action: string
  /** of the page that shows and erases what is stored */
  managePath: string
  slug: string
  statement: string
  isOpen: boolean
  signatory: SignatoryView
  contact: { name: string | null; role: string | null; email: string }
  /** the second officer's email address: an email is sent there after the button */
  second: string | null
  /** the partner that gets the contact, if that was agreed to */
  consentTo: string | null
  version: number
}

/** The page of a second officer's link, before its buttons (POST with intent=confirm and mark, or intent=refuse). */
export interface ConfirmOfficerView {
  view: 'officer'
  action: string
  slug: string
  statement: string
  signatory: SignatoryView
  contact: { name: string | null; role: string | null }
  version: number
  /** fingerprint of what is on the page: a confirmation of anything else does not count */
  fingerprint: string
  /** since the page was shown */
  isCorrected: boolean
}

export type SigningDoneView =
  | {
      view: 'standing'
      slug: string
      statement: string
      managePath: string
      visibility: 'listed' | 'anonymous'
    }
  | { view: 'waiting'; slug: string; statement: string; managePath: string; waitsFor: WaitingFor }
  /** pressed again, or signed before with the same address */
  | { view: 'again'; slug: string; statement: string; managePath: string }
  /** the second officer answered */
  | { view: 'officer-done'; slug: string; statement: string; outcome: 'standing' | 'waiting' | 'refused' }

export type ConfirmSignatureView = ConfirmSigningView | ConfirmOfficerView | SigningDoneView

/** Everything stored of a signature, and what can be done with it. POST intents: correct, visibility, sign-newer, withdraw, erase. */
export interface StoredSignatureView {
  view: 'stored'
  action: string
  slug: string
  /** undefined while there is no such open letter on the site, or it has mistakes: all can still be seen, withdrawn and erased */
  statement?: string | undefined
  status: 'unconfirmed' | 'waiting' | 'standing' | 'refused' | 'withdrawn'
  waitsFor?: WaitingFor | undefined
  authority: 'email' | 'domain' | 'second-officer' | 'organiser' | null
  /** undefined when its name and its person were erased */
  signatory?: SignatoryView | undefined
  contact: { name: string | null; role: string | null; email: string | null }
  /** email address of a second officer who has agreed */
  officer: string | null
  consentTo: string | null
  /** 'YYYY-MM-DD', of the confirmation */
  day: string
  /** the version that was signed, and the newest one: `/{lang}/campaigns/{slug}/statement/changes?from=version&to=newest` */
  version: number
  newest: number
  /** false after the deadline: then nothing new can be signed, but everything can be corrected and taken back */
  isOpen: boolean
  canCorrect: boolean
  canSwitch: boolean
  canSignNewer: boolean
  /** with `canSignNewer`: what the newest version changes */
  changes?: { note?: string | undefined; difference: TextDifference } | undefined
  canWithdraw: boolean
  /** what the form shows: as stored, or as typed with its problems */
  form: SignFormInput
  problems: SignProblem[]
  /** what was just done */
  done?: 'corrected' | 'switched' | 'signed-newer' | 'withdrawn' | undefined
}

export type ManageSignatureView = StoredSignatureView | { view: 'erased' }
