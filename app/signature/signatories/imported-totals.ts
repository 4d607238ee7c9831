import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'

/** The stated numbers of imported signatories. */
export interface ImportedTotals {
  anonymous?: Partial<Record<SignatoryPlural, number | undefined>> | undefined
  totals?: Partial<Record<SignatoryPlural, number | undefined>> | undefined
}
type SignatoryPlural = 'organisations' | 'persons'

export const pluralOf: Readonly<Record<SignatoryKind, SignatoryPlural>> = {
  organisation: 'organisations',
  person: 'persons',
}

/** `stated` by the source; `counted`: the names on its list plus its anonymous signatories. */
export interface TotalDifference {
  stated: number
  counted: number
  listed: number
  anonymous: number
}

/** The kinds whose stated total differs from the list and the anonymous signatories; undefined if there are none. */
export function compareTotals(
  imported: ImportedTotals | undefined,
  rows: readonly { kind: SignatoryKind }[],
): Partial<Record<SignatoryKind, TotalDifference>> | undefined {
  const differences: Partial<Record<SignatoryKind, TotalDifference>> = {}
  for (const kind of signatoryKinds) {
    const stated = imported?.totals?.[pluralOf[kind]]
    const anonymous = imported?.anonymous?.[pluralOf[kind]] ?? 0
    const listed = rows.filter((row) => row.kind === kind).length
    if (stated !== undefined && stated !== listed + anonymous)
      differences[kind] = { stated, counted: listed + anonymous, listed, anonymous }
  }
  return Object.keys(differences).length === 0 ? undefined : differences
}
