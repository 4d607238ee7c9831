import { parseForm } from '#app/core/form-problem.ts'
import { ok, type Result } from '#app/core/result.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'
import type { SignatoryFields, SignatureData } from '#app/statement/signature-data.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { SignFormInput, SignProblem } from './sign-fields.ts'
import {
  correctionSchemas,
  signSchemas,
  type Corrected,
  type Signed,
  type Visibility,
} from './sign-schema.ts'

export interface SignatureContext {
  statement: Pick<Statement, 'signatories'>
  kind: SignatoryKind
  partner: string | null
  /** of the text that the form was under */
  version: number
  /** the region of a country, to be said of an anonymous organisation */
  regionOf(country: string): string | undefined
}

export interface ParsedSignature {
  form: SignatureData
  email: string
}

/** Parses the sign form; the error lists every problem. */
export function parseSignature(
  form: SignFormInput,
  context: SignatureContext,
): Result<ParsedSignature, SignProblem[]> {
  const { statement, kind, partner, version } = context
  const isListable = kind === 'organisation' || statement.signatories.persons === 'listed'
  const parsed = parseForm<Signed, SignProblem>(signSchemas[isListable ? kind : 'countedPerson'], form)
  if (!parsed.ok) return parsed
  const { email, contact, role, second, visibility, region, consent, ...fields } = parsed.value
  return ok({
    email,
    form: {
      ...toFields(fields),
      kind,
      visibility,
      region: chooseRegion(context, kind, visibility, region, fields.country),
      contactName: contact,
      contactRole: role,
      second,
      partner,
      consent: partner !== null && consent,
      version,
    },
  })
}

/** Parses the fields that a signatory may correct later; the error lists every problem. */
export function parseCorrection(
  form: SignFormInput,
  kind: SignatoryKind,
): Result<SignatoryFields, SignProblem[]> {
  const parsed = parseForm<Corrected, SignProblem>(correctionSchemas[kind], form)
  return parsed.ok ? ok(toFields(parsed.value)) : parsed
}

const toFields = ({ name, other, title, website, country }: Corrected): SignatoryFields => ({
  name,
  otherName: other,
  title,
  website,
  country,
})

/** The region that may be said: of an anonymous organisation that agreed, where its country belongs to one. */
export const chooseRegion = (
  { regionOf }: Pick<SignatureContext, 'regionOf'>,
  kind: SignatoryKind,
  visibility: Visibility,
  isTicked: boolean,
  country: string | null,
): string | null =>
  kind === 'organisation' && visibility === 'anonymous' && isTicked && country !== null
    ? (regionOf(country) ?? null)
    : null
