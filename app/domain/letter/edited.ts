import { cleanText, toOneLine } from '../../text/clean-text.ts'
import { hasHidden } from '../../text/hidden-characters.ts'
import { accept, refuse, type Result } from '../result.ts'
import { insertOwn } from './own-sentence.ts'

/** What a supporter typed on the letter page. */
export interface LetterForm {
  subject: string
  text: string
  /** the supporter's own sentence: why this matters to them */
  why: string
  name: string
  town: string
}

export const formFields = ['subject', 'text', 'why', 'name', 'town'] as const

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
  why: 500,
  name: 120,
  town: 120,
}

/** What the letter's recipient adds to what was typed. */
export interface Frame {
  /** the paragraphs that follow the place of the supporter's own sentence */
  following: readonly string[]
  /** the lines under the signature that name those who get a copy */
  foot: string
}

/**
 * Makes the letter that goes out from what was typed, or says what is wrong with it. Nothing typed is lost: the form is
 * shown again with it. Hidden characters are dropped (app/text/hidden-characters.ts), and `cleaned` says so.
 */
export function signLetter(
  form: LetterForm,
  { following, foot }: Frame,
): Result<EditedLetter & { cleaned: boolean }, FormProblem[]> {
  const clean: LetterForm = {
    subject: toOneLine(form.subject),
    text: cleanText(form.text).trim(),
    why: cleanText(form.why).trim(),
    name: toOneLine(form.name),
    town: toOneLine(form.town),
  }
  const problems: FormProblem[] = []
  for (const field of formFields) {
    const limit = formLimits[field]
    if (clean[field].length > limit) problems.push({ field, code: 'too-long', limit })
    else if (clean[field] === '' && (field === 'subject' || field === 'text'))
      problems.push({ field, code: 'empty', limit })
  }
  if (problems.length > 0) return refuse(problems)
  const signature = [clean.name, clean.town].filter((line) => line !== '').join('\n')
  const parts = [insertOwn(clean.text, clean.why, following), signature, foot]
  return accept({
    subject: clean.subject,
    text: parts.filter((part) => part !== '').join('\n\n'),
    cleaned: formFields.some((field) => hasHidden(form[field], 'letter')),
  })
}

// What a letter may have grown to: text, own sentence, signature and copies.
const readyLimit = formLimits.text + formLimits.why + 2_000

/** A letter that comes back from the page of the ways out, to be made into a file. Undefined if it is none. */
export function parseReadyLetter(subject: string, text: string): EditedLetter | undefined {
  const letter = { subject: toOneLine(subject), text: cleanText(text).trim() }
  return letter.subject === '' ||
    letter.subject.length > formLimits.subject ||
    letter.text === '' ||
    letter.text.length > readyLimit
    ? undefined
    : letter
}
