import type { FormProblem } from '#app/core/form-problem.ts'
import type { EmailProblem } from '#app/text/parse-email.ts'
import { maxWebsiteLength } from '#app/signature/signatory/website.ts'

/** The fields of the form in which somebody signs, by the names that they are sent under. Ticks are '1' or ''. */
export const signFields = [
  'name',
  'other',
  'country',
  'website',
  'title',
  'contact',
  'role',
  'email',
  'second',
  'visibility',
  'region',
  'consent',
] as const
export type SignField = (typeof signFields)[number]

/** The form as it was typed. */
export type SignFormInput = Record<SignField, string>

export const emptySignForm = Object.fromEntries(
  signFields.map((name) => [name, '']),
) as Readonly<SignFormInput>

/** Characters of each field. An email address has its own rules (parse-email.ts). */
export const signFieldLimits = {
  name: 200,
  other: 200,
  website: maxWebsiteLength,
  title: 200,
  contact: 100,
  role: 100,
} as const

/** One line of words that may be printed. */
export type SignTextField = 'name' | 'other' | 'title' | 'contact' | 'role'

/** A problem of a field. Its translation key is the same for all fields: `sign.wrong.empty`. */
export type SignProblem =
  // 'not-plain': control or bidi characters, an address of a website, "<", or a beginning that a spreadsheet would compute.
  // 'mixed': a letter that looks like one of another alphabet, in a word of that one; values: letter, script (ISO 15924).
  | FormProblem<SignTextField, `sign.wrong.${'empty' | 'too-long' | 'not-plain' | 'no-letters' | 'mixed'}`>
  | FormProblem<'country', `sign.wrong.${'choose' | 'unknown'}`>
  | FormProblem<'website', `sign.wrong.${'empty' | 'too-long' | 'not-a-website'}`>
  | FormProblem<
      'email' | 'second',
      `sign.wrong.${Exclude<EmailProblem, 'too-long'> | 'too-long-email' | 'same'}`
    >
  | FormProblem<'visibility', 'sign.wrong.choose'>
