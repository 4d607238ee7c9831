import { normaliseEmail } from '../mail/normalise.ts'
import { parseEmail } from '../mail/parse-email.ts'
import { accept, refuse, type Result } from '../result.ts'
import { isCountry } from './country.ts'
import { findMixedLetter } from '../../text/mixed-alphabets.ts'
import { checkPlainLine, tidyLine } from './plain-line.ts'
import { signLimits, type SignForm, type SignProblem } from './sign-form.ts'
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

/** What was typed into the form, or all that is wrong with it. */
export function parseSignature(typed: SignForm, asked: SignatureAsked): Result<NewSignature, SignProblem[]> {
  const { statement, kind, partner, version } = asked
  const isOrganisation = kind === 'organisation'
  const problems: SignProblem[] = []
  const fields = parseSignatory(typed, kind, problems)
  const contact = isOrganisation ? readLine(typed, 'contact', problems, true) : ''
  const role = isOrganisation ? readLine(typed, 'role', problems, true) : ''
  const email = readEmail(typed, 'email', problems)
  const second = isOrganisation && typed.second.trim() !== '' ? readEmail(typed, 'second', problems) : ''
  if (second !== '' && email !== '' && normaliseEmail(second) === normaliseEmail(email))
    problems.push({ field: 'second', code: 'same' })
  const isListable = isOrganisation || statement.signatories.persons === 'listed'
  const visibility = isListable ? typed.visibility : 'anonymous'
  if (visibility !== 'listed' && visibility !== 'anonymous') {
    problems.push({ field: 'visibility', code: 'empty' })
    return refuse(problems)
  }
  if (problems.length > 0) return refuse(problems)
  const form: SigningForm = {
    ...fields,
    kind,
    visibility,
    region: showRegion(asked, kind, visibility, typed.region, fields.country),
    contactName: contact === '' ? null : contact,
    contactRole: role === '' ? null : role,
    second: second === '' ? null : second,
    partner,
    consent: partner !== null && typed.consent === '1',
    version,
  }
  return accept({ form, email })
}

/** What a signatory says of itself, alone: to be corrected later. */
export function parseCorrection(
  typed: SignForm,
  kind: SignatoryKind,
): Result<SignatoryFields, SignProblem[]> {
  const problems: SignProblem[] = []
  const fields = parseSignatory(typed, kind, problems)
  return problems.length > 0 ? refuse(problems) : accept(fields)
}

/** The region that may be said: of an anonymous organisation that agreed, where its country belongs to one. */
export const showRegion = (
  { regionOf }: Pick<SignatureAsked, 'regionOf'>,
  kind: SignatoryKind,
  visibility: 'listed' | 'anonymous',
  ticked: string,
  country: string | null,
): string | null =>
  kind === 'organisation' && visibility === 'anonymous' && ticked === '1' && country !== null
    ? (regionOf(country) ?? null)
    : null

function parseSignatory(typed: SignForm, kind: SignatoryKind, problems: SignProblem[]): SignatoryFields {
  const isOrganisation = kind === 'organisation'
  const name = readLine(typed, 'name', problems, true)
  const otherName = isOrganisation ? readLine(typed, 'other', problems) : ''
  const country = typed.country.trim().toUpperCase()
  if (country === '') problems.push({ field: 'country', code: 'empty' })
  else if (!isCountry(country)) problems.push({ field: 'country', code: 'unknown' })
  const website = isOrganisation ? readWebsite(typed.website, problems) : null
  const title = isOrganisation ? '' : readLine(typed, 'title', problems)
  return {
    name,
    otherName: otherName === '' ? null : otherName,
    title: title === '' ? null : title,
    website,
    country,
  }
}

type Line = 'name' | 'other' | 'title' | 'contact' | 'role'

function readLine(typed: SignForm, field: Line, problems: SignProblem[], isNeeded = false): string {
  const line = tidyLine(typed[field])
  if (line === '' && isNeeded && (field === 'name' || field === 'contact' || field === 'role'))
    problems.push({ field, code: 'empty' })
  const limit = signLimits[field]
  const code = checkPlainLine(line, limit)
  if (code === 'too-long') problems.push({ field, code, limit })
  else if (code !== undefined) problems.push({ field, code })
  else if (field === 'name' || field === 'other') {
    const mixed = findMixedLetter(line)
    if (mixed !== undefined) problems.push({ field, code: 'mixed', ...mixed })
  }
  return line
}

function readWebsite(typed: string, problems: SignProblem[]): string | null {
  const website = parseWebsite(typed)
  if (typed.trim() === '') problems.push({ field: 'website', code: 'empty' })
  else if (typed.trim().length > signLimits.website)
    problems.push({ field: 'website', code: 'too-long', limit: signLimits.website })
  else if (website === undefined) problems.push({ field: 'website', code: 'not-a-website' })
  return website ?? null
}

// Few mail servers take others (SMTPUTF8, RFC 6531): such a mail would be given up in silence.
const ascii = /^[\x21-\x7E]+$/

function readEmail(typed: SignForm, field: 'email' | 'second', problems: SignProblem[]): string {
  const parsed = parseEmail(typed[field])
  if (!parsed.ok) problems.push({ field, code: parsed.error.code })
  else if (!ascii.test(parsed.value)) problems.push({ field, code: 'not-an-address' })
  else return parsed.value
  return ''
}
