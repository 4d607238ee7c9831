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

/** What was typed, as it was typed. */
export type SignForm = Record<SignField, string>

/** Characters of each field. An e-mail address has its own rules (parse-email.ts). */
export const signLimits = {
  name: 200,
  other: 200,
  website: 300,
  title: 200,
  contact: 100,
  role: 100,
} as const

/** What is wrong with a field; with the field it is a translation key: `sign.problems.name.empty`. */
export type SignProblem =
  | { field: 'name' | 'contact' | 'role'; code: 'empty' }
  | { field: keyof typeof signLimits; code: 'too-long'; limit: number }
  // Control or bidi characters, an address of a website, "<", or a beginning that a spreadsheet would compute.
  | { field: 'name' | 'other' | 'title' | 'contact' | 'role'; code: 'not-plain' | 'no-letters' }
  // A letter that looks like one of another alphabet, in a word of that one; `script` is an ISO 15924 code.
  | { field: 'name' | 'other'; code: 'mixed'; letter: string; script: string }
  | { field: 'country'; code: 'empty' | 'unknown' }
  | { field: 'website'; code: 'empty' | 'not-a-website' }
  | { field: 'email' | 'second'; code: 'empty' | 'several' | 'too-long' | 'not-an-address' }
  | { field: 'second'; code: 'same' }
  | { field: 'visibility'; code: 'empty' }
