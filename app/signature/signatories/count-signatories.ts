import { signatoryKinds, type SignatoryKind, type SignatureCounts } from '#app/statement/signatory.ts'

export type CountByKind = Readonly<Record<SignatoryKind, number>>

export const noSignatories: CountByKind = { organisation: 0, person: 0 }

const buildCounts = (of: (kind: SignatoryKind) => { listed: number; anonymous: number }): SignatureCounts =>
  Object.fromEntries(
    signatoryKinds.map((kind) => {
      const { listed, anonymous } = of(kind)
      return [kind, { total: listed + anonymous, listed, anonymous }]
    }),
  ) as SignatureCounts

/** Counts by version from the listed and the anonymous signatories of each; only versions that somebody signed, oldest first. */
export function countByVersion(
  listed: ReadonlyMap<number, CountByKind>,
  anonymous: ReadonlyMap<number, CountByKind>,
): ReadonlyMap<number, SignatureCounts> {
  const versions = [...new Set([...listed.keys(), ...anonymous.keys()])].sort((a, b) => a - b)
  const counted = versions.map((version) => {
    const [named, unnamed] = [listed.get(version) ?? noSignatories, anonymous.get(version) ?? noSignatories]
    return [version, buildCounts((kind) => ({ listed: named[kind], anonymous: unnamed[kind] }))] as const
  })
  return new Map(counted.filter(([, { organisation, person }]) => organisation.total + person.total > 0))
}

export const sumCounts = (all: readonly SignatureCounts[]): SignatureCounts =>
  buildCounts((kind) => ({
    listed: all.reduce((sum, counts) => sum + counts[kind].listed, 0),
    anonymous: all.reduce((sum, counts) => sum + counts[kind].anonymous, 0),
  }))
