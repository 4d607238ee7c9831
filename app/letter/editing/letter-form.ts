import { cleanText, toOneLine } from '#app/text/characters/clean-text.ts'
import { hasHiddenCharacters } from '#app/text/characters/hidden-characters.ts'
import { z } from 'zod'
import { parseForm, type FormProblem, typed } from '#app/core/form-problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { insertOwnSentence } from './own-sentence.ts'

/** The fields that a supporter filled in on the letter page. */
export interface LetterForm {
  subject: string
  text: string
  /** the supporter's own sentence: why this matters to them */
  why: string
  name: string
  town: string
}

export const letterFormFields = ['subject', 'text', 'why', 'name', 'town'] as const

/** A letter as it is sent. */
export interface EditedLetter {
  subject: string
  /** lines end with \n; signed */
  text: string
}

export type LetterFormField = keyof LetterForm
export type LetterProblem = FormProblem<
  LetterFormField,
  'letter.empty-subject' | 'letter.empty-text' | `letter.too-long-${LetterFormField}`
>

/**
 * Maximum lengths in UTF-16 units, as `maxlength` counts. A Chinese letter of 6,000 takes 54 KB in a form
 * submission, below the host's limit of 64 KB.
 */
export const maxLetterFormLengths: Readonly<Record<LetterFormField, number>> = {
  subject: 200,
  text: 6000,
  why: 500,
  name: 120,
  town: 120,
}

/** The parts of a letter that depend on its recipient and are not typed. */
interface LetterFrame {
  /** the paragraphs after the place of the supporter's own sentence */
  following: readonly string[]
  /** the lines under the signature that name the recipients of copies */
  foot: string
}

/** Drops hidden characters and checks the length of a field. */
const readText = (field: LetterFormField, clean: (text: string) => string) =>
  typed((text) => {
    const value = clean(text)
    const limit = maxLetterFormLengths[field]
    if (value.length > limit) return err({ code: `letter.too-long-${field}`, values: { limit } })
    return value === '' && (field === 'subject' || field === 'text')
      ? err({ code: `letter.empty-${field}` })
      : ok(value)
  })

const letterSchema = z.object({
  subject: readText('subject', (text) => toOneLine(text)),
  text: readText('text', (text) => cleanText(text).trim()),
  why: readText('why', (text) => cleanText(text).trim()),
  name: readText('name', (text) => toOneLine(text)),
  town: readText('town', (text) => toOneLine(text)),
})

/**
 * Builds the letter to send from the submitted form, or lists its problems. Drops hidden characters
 * (app/text/characters/hidden-characters.ts); `cleaned` says whether there were any.
 */
export function signLetter(
  form: LetterForm,
  { following, foot }: LetterFrame,
): Result<EditedLetter & { cleaned: boolean }, LetterProblem[]> {
  const parsed = parseForm<LetterForm, LetterProblem>(letterSchema, { ...form })
  if (!parsed.ok) return parsed
  const clean = parsed.value
  const signature = [clean.name, clean.town].filter((line) => line !== '').join('\n')
  const parts = [insertOwnSentence(clean.text, clean.why, following), signature, foot]
  return ok({
    subject: clean.subject,
    text: parts.filter((part) => part !== '').join('\n\n'),
    cleaned: letterFormFields.some((field) => hasHiddenCharacters(form[field], 'letter')),
  })
}

// The maximum length of a finished letter: text, own sentence, signature and copies.
const maxReadyLength = maxLetterFormLengths.text + maxLetterFormLengths.why + 2_000

/**
 * Reads a finished letter that comes back from the send page to be made into a file. Undefined if it is empty
 * or too long.
 */
export function toReadyLetter(subject: string, text: string): EditedLetter | undefined {
  const letter = { subject: toOneLine(subject), text: cleanText(text).trim() }
  return letter.subject === '' ||
    letter.subject.length > maxLetterFormLengths.subject ||
    letter.text === '' ||
    letter.text.length > maxReadyLength
    ? undefined
    : letter
}
