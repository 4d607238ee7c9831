import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'

/** What is said about a list that was collected elsewhere. */
export interface ImportedTotals {
  anonymous?: Partial<Record<SignatoryPlural, number | undefined>> | undefined
  totals?: Partial<Record<SignatoryPlural, number | undefined>> | undefined
}
type SignatoryPlural = 'organisations' | 'persons'

export const pluralOf: Readonly<Record<SignatoryKind, SignatoryPlural>> = {
  organisation: 'organisations',
  person: 'persons',
}

/** `stated` by the source; `counted`: the names on its list and those it keeps anonymous. */
export interface TotalDifference {
  stated: number
  counted: number
  listed: number
  anonymous: number
}

/** The kinds of which a source states another total than its list adds up to; undefined if there is none. */
export function compareTotals(
  elsewhere: ImportedTotals | undefined,
  rows: readonly { kind: SignatoryKind }[],
): Partial<Record<SignatoryKind, TotalDifference>> | undefined {
  const found: Partial<Record<SignatoryKind, TotalDifference>> = {}
  for (const kind of signatoryKinds) {
    const stated = elsewhere?.totals?.[pluralOf[kind]]
    const anonymous = elsewhere?.anonymous?.[pluralOf[kind]] ?? 0
    const listed = rows.filter((row) => row.kind === kind).length
    if (stated !== undefined && stated !== listed + anonymous)
      found[kind] = { stated, counted: listed + anonymous, listed, anonymous }
  }
  return Object.keys(found).length === 0 ? undefined : found
}
