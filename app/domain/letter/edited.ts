import { accept, refuse, type Result } from '../result.ts'

/** What a supporter typed on the letter page. */
export interface LetterForm {
  subject: string
  text: string
  name: string
  town: string
}

/** A letter as it goes out. */
export interface EditedLetter {
  subject: string
  /** lines end with \n; signed */
  text: string
}

export type FormField = keyof LetterForm
export type FormProblem = { field: FormField; code: 'empty' | 'too-long'; limit: number }

/**
 * In UTF-16 units, as `maxlength` counts. A Chinese letter of 6,000 takes 54 KB when a form is sent, which leaves room
 * under the host's 64 KB.
 */
export const formLimits: Readonly<Record<FormField, number>> = {
  subject: 200,
  text: 6000,
  name: 120,
  town: 120,
}

/**
 * Makes the letter that goes out from what was typed, or says what is wrong with it. Nothing typed is lost: the form is
 * shown again with it. Control and bidirectional override characters are dropped (they can hide what a text says).
 */
export function signLetter(form: LetterForm): Result<EditedLetter & { cleaned: boolean }, FormProblem[]> {
  const clean: LetterForm = {
    subject: toOneLine(form.subject),
    text: cleanText(form.text).trim(),
    name: toOneLine(form.name),
    town: toOneLine(form.town),
  }
  const problems: FormProblem[] = []
  for (const field of ['subject', 'text', 'name', 'town'] as const) {
    const limit = formLimits[field]
    if (clean[field].length > limit) problems.push({ field, code: 'too-long', limit })
    else if (clean[field] === '' && (field === 'subject' || field === 'text'))
      problems.push({ field, code: 'empty', limit })
  }
  if (problems.length > 0) return refuse(problems)
  const signature = [clean.name, clean.town].filter((line) => line !== '').join('\n')
  return accept({
    subject: clean.subject,
    text: signature === '' ? clean.text : `${clean.text}\n\n${signature}`,
    cleaned: (['subject', 'text', 'name', 'town'] as const).some((field) => hasHidden(form[field])),
  })
}

// C0 and C1 controls but tab and line feed; explicit directional embeddings, overrides and isolates; the byte order mark;
// line and paragraph separators, which some programs take for the end of a header.
// Left in: U+200C/D and U+200E/F, which Persian, Arabic and emoji need.
// eslint-disable-next-line no-control-regex -- these are what it is for
const hidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]/g

const normalise = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n')

export const cleanText = (text: string): string => normalise(text).replace(hidden, '')

const toOneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()

const hasHidden = (text: string): boolean => normalise(text).search(hidden) !== -1
