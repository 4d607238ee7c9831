import { z } from 'zod'
import { addMistake, parseForm, typed, type FieldMistake } from '../form-problem.ts'
import { normaliseEmail } from '../mail/normalise.ts'
import { parseMailbox } from '../mail/parse-email.ts'
import { accept, refuse, type Result } from '../result.ts'
import { isCountry } from './country.ts'
import { findMixedLetter } from '../../text/mixed-alphabets.ts'
import { checkPlainLine, tidyLine } from './plain-line.ts'
import { signLimits, type SignForm, type SignLine, type SignProblem } from './sign-form.ts'
import type { SignatoryKind } from './signatory.ts'
import type { SignatoryFields, SigningForm } from './signing-form.ts'
import type { Statement } from './statement.ts'
import { parseWebsite } from './website.ts'

export interface SignatureAsked {
  statement: Pick<Statement, 'signatories'>
  kind: SignatoryKind
  partner: string | null
  /** of the text that the form was under */
  version: number
  /** the region of a country, to be said of an anonymous organisation */
  regionOf(country: string): string | undefined
}

export interface NewSignature {
  form: SigningForm
  email: string
}

type Read<T> = Result<T, FieldMistake>

/** A line of words as it may be printed; empty if it was left out. */
function readLine(field: SignLine, text: string): Read<string> {
  const line = tidyLine(text)
  const limit = signLimits[field]
  const code = checkPlainLine(line, limit)
  if (code === 'too-long') return refuse({ code: 'sign.wrong.too-long', values: { limit } })
  if (code !== undefined) return refuse({ code: `sign.wrong.${code}` })
  const mixed = field === 'name' || field === 'other' ? findMixedLetter(line) : undefined
  return mixed === undefined ? accept(line) : refuse({ code: 'sign.wrong.mixed', values: { ...mixed } })
}

function readCountry(text: string): Read<string> {
  const code = text.trim().toUpperCase()
  if (code === '') return refuse({ code: 'sign.wrong.choose' })
  return isCountry(code) ? accept(code) : refuse({ code: 'sign.wrong.unknown' })
}

function readWebsite(text: string): Read<string> {
  const limit = signLimits.website
  if (text.trim() === '') return refuse({ code: 'sign.wrong.empty' })
  if (text.trim().length > limit) return refuse({ code: 'sign.wrong.too-long', values: { limit } })
  const website = parseWebsite(text)
  return website === undefined ? refuse({ code: 'sign.wrong.not-a-website' }) : accept(website)
}

function readMailbox(text: string): Read<string> {
  const parsed = parseMailbox(text)
  if (parsed.ok) return parsed
  const { code } = parsed.error
  if (code === 'empty') return refuse({ code: 'sign.wrong.empty' })
  return refuse({ code: code === 'too-long' ? 'sign.wrong.too-long-email' : `sign.wrong.${code}` })
}

const neededLine = (field: SignLine) =>
  typed((text) => (tidyLine(text) === '' ? refuse({ code: 'sign.wrong.empty' }) : readLine(field, text)))

const optionalLine = (field: SignLine) =>
  typed((text): Read<string | null> => {
    const line = readLine(field, text)
    return line.ok && line.value === '' ? accept(null) : line
  })

const optionalMailbox = typed((text): Read<string | null> =>
  text.trim() === '' ? accept(null) : readMailbox(text),
)

/** Of a field that this kind of signatory is not asked for, whatever was sent. */
const notAsked = z.string().transform(() => null)

/** What a signatory says of itself. */
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

/** Who signs for it, which is not published. */
const contact = {
  organisation: {
    contact: neededLine('contact'),
    role: neededLine('role'),
    email: typed(readMailbox),
    second: optionalMailbox,
  },
  person: { contact: notAsked, role: notAsked, email: typed(readMailbox), second: notAsked },
}

type Visibility = SigningForm['visibility']

const visibility = {
  chosen: typed((text): Read<Visibility> =>
    text === 'listed' || text === 'anonymous' ? accept(text) : refuse({ code: 'sign.wrong.choose' }),
  ),
  /** where persons are only counted, whatever was sent */
  numbersOnly: z.string().transform((): Visibility => 'anonymous'),
}

const tick = z.string().transform((text) => text === '1')

const correctionSchemas = {
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

const signSchemas = {
  organisation: signSchema('organisation', true),
  person: signSchema('person', true),
  countedPerson: signSchema('person', false),
}

/** What was typed into the form, or all that is wrong with it. */
export function parseSignature(form: SignForm, asked: SignatureAsked): Result<NewSignature, SignProblem[]> {
  const { statement, kind, partner, version } = asked
  const isListable = kind === 'organisation' || statement.signatories.persons === 'listed'
  const parsed = parseForm<Signed, SignProblem>(signSchemas[isListable ? kind : 'countedPerson'], form)
  if (!parsed.ok) return parsed
  const { email, contact, role, second, visibility, region, consent, ...fields } = parsed.value
  return accept({
    email,
    form: {
      ...toFields(fields),
      kind,
      visibility,
      region: showRegion(asked, kind, visibility, region, fields.country),
      contactName: contact,
      contactRole: role,
      second,
      partner,
      consent: partner !== null && consent,
      version,
    },
  })
}

/** What a signatory says of itself, alone: to be corrected later. */
export function parseCorrection(form: SignForm, kind: SignatoryKind): Result<SignatoryFields, SignProblem[]> {
  const parsed = parseForm<Corrected, SignProblem>(correctionSchemas[kind], form)
  return parsed.ok ? accept(toFields(parsed.value)) : parsed
}

type Signed = z.output<ReturnType<typeof signSchema>>
type Corrected = z.output<(typeof correctionSchemas)[SignatoryKind]>

const toFields = ({ name, other, title, website, country }: Corrected): SignatoryFields => ({
  name,
  otherName: other,
  title,
  website,
  country,
})

/** The region that may be said: of an anonymous organisation that agreed, where its country belongs to one. */
export const showRegion = (
  { regionOf }: Pick<SignatureAsked, 'regionOf'>,
  kind: SignatoryKind,
  visibility: Visibility,
  isTicked: boolean,
  country: string | null,
): string | null =>
  kind === 'organisation' && visibility === 'anonymous' && isTicked && country !== null
    ? (regionOf(country) ?? null)
    : null
