import { z } from 'zod'
import { addMistake, typed, type FieldMistake } from '#app/core/form-problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { normaliseEmail } from '#app/mail/address/normalise-email.ts'
import { isCountryCode } from '#app/reference/country.ts'
import { findLineProblem, normaliseLine } from '#app/signature/signatory/form-line.ts'
import { normaliseWebsite } from '#app/signature/signatory/website.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'
import type { SignatureData } from '#app/statement/signature-data.ts'
import { findMixedLetter } from '#app/text/characters/mixed-alphabets.ts'
import { parseMailbox } from '#app/text/parse-email.ts'
import { signFieldLimits, type SignTextField } from './sign-fields.ts'

type Read<T> = Result<T, FieldMistake>

/** A line of words as it may be printed; empty if it was left out. */
function parseLine(field: SignTextField, text: string): Read<string> {
  const line = normaliseLine(text)
  const limit = signFieldLimits[field]
  const code = findLineProblem(line, limit)
  if (code === 'too-long') return err({ code: 'sign.wrong.too-long', values: { limit } })
  if (code !== undefined) return err({ code: `sign.wrong.${code}` })
  const mixed = field === 'name' || field === 'other' ? findMixedLetter(line) : undefined
  return mixed === undefined ? ok(line) : err({ code: 'sign.wrong.mixed', values: { ...mixed } })
}

function readCountry(text: string): Read<string> {
  const code = text.trim().toUpperCase()
  if (code === '') return err({ code: 'sign.wrong.choose' })
  return isCountryCode(code) ? ok(code) : err({ code: 'sign.wrong.unknown' })
}

function readWebsite(text: string): Read<string> {
  const limit = signFieldLimits.website
  if (text.trim() === '') return err({ code: 'sign.wrong.empty' })
  if (text.trim().length > limit) return err({ code: 'sign.wrong.too-long', values: { limit } })
  const website = normaliseWebsite(text)
  return website === undefined ? err({ code: 'sign.wrong.not-a-website' }) : ok(website)
}

function readMailbox(text: string): Read<string> {
  const parsed = parseMailbox(text)
  if (parsed.ok) return parsed
  const { code } = parsed.error
  if (code === 'empty') return err({ code: 'sign.wrong.empty' })
  return err({ code: code === 'too-long' ? 'sign.wrong.too-long-email' : `sign.wrong.${code}` })
}

const neededLine = (field: SignTextField) =>
  typed((text) => (normaliseLine(text) === '' ? err({ code: 'sign.wrong.empty' }) : parseLine(field, text)))

const optionalLine = (field: SignTextField) =>
  typed((text): Read<string | null> => {
    const line = parseLine(field, text)
    return line.ok && line.value === '' ? ok(null) : line
  })

const optionalMailbox = typed((text): Read<string | null> =>
  text.trim() === '' ? ok(null) : readMailbox(text),
)

/** Of a field that this kind of signatory is not asked for, whatever was sent. */
const notAsked = z.string().transform(() => null)

/** The fields in which a signatory describes itself. */
const signatory = {
  organisation: {
    name: neededLine('name'),
    other: optionalLine('other'),
    country: typed(readCountry),
    website: typed(readWebsite),
    title: notAsked,
  },
  person: {
    name: neededLine('name'),
    other: notAsked,
    country: typed(readCountry),
    website: notAsked,
    title: optionalLine('title'),
  },
}

/** The person who signs for it; not published. */
const contact = {
  organisation: {
    contact: neededLine('contact'),
    role: neededLine('role'),
    email: typed(readMailbox),
    second: optionalMailbox,
  },
  person: { contact: notAsked, role: notAsked, email: typed(readMailbox), second: notAsked },
}

export type Visibility = SignatureData['visibility']

const visibility = {
  chosen: typed((text): Read<Visibility> =>
    text === 'listed' || text === 'anonymous' ? ok(text) : err({ code: 'sign.wrong.choose' }),
  ),
  /** where persons are only counted, whatever was sent */
  numbersOnly: z.string().transform((): Visibility => 'anonymous'),
}

const tick = z.string().transform((text) => text === '1')

export const correctionSchemas = {
  organisation: z.object({ ...signatory.organisation }),
  person: z.object({ ...signatory.person }),
}

const signSchema = (kind: SignatoryKind, isListable: boolean) =>
  z
    .object({
      ...signatory[kind],
      ...contact[kind],
      visibility: isListable ? visibility.chosen : visibility.numbersOnly,
      region: tick,
      consent: tick,
    })
    .superRefine(({ email, second }, context) => {
      if (email && second && normaliseEmail(second) === normaliseEmail(email))
        addMistake(context, { code: 'sign.wrong.same' }, ['second'])
    })

export const signSchemas = {
  organisation: signSchema('organisation', true),
  person: signSchema('person', true),
  countedPerson: signSchema('person', false),
}

/** The parsed sign form. */
export type Signed = z.output<ReturnType<typeof signSchema>>
/** The parsed fields of a correction. */
export type Corrected = z.output<(typeof correctionSchemas)[SignatoryKind]>
