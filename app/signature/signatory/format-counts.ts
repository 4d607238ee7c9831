import type { RegionalGroup } from '#app/reference/regional-group.ts'
import type { SignatureCount, SignatoryKind } from '#app/statement/signatory.ts'
import type { VersionCounts } from '#app/signature/signatories/version-counts.ts'
import type { Translator } from '#app/locale/translator.ts'

/** "321 organisations, 39 of them anonymous". */
export function formatCount({ t, number }: Translator, kind: SignatoryKind, count: SignatureCount): string {
  const slots = { count: count.total, total: number(count.total), anonymous: number(count.anonymous) }
  const isAllNamed = count.anonymous === 0
  if (kind === 'organisation')
    return isAllNamed ? t('statement.organisations', slots) : t('statement.organisations-anonymous', slots)
  return isAllNamed ? t('statement.persons', slots) : t('statement.persons-anonymous', slots)
}

/** "Version 1: 3 organisations, 1 of them anonymous · 2 individuals." */
export function formatVersionCounts(translator: Translator, { n, counts }: VersionCounts): string {
  const { t, number } = translator
  if (counts.length === 0) return t('statement.version-nobody', { n: number(n) })
  const parts = counts.map(({ kind, count }) => formatCount(translator, kind, count)).join(' · ')
  return t('statement.version-counts', { n: number(n), counts: parts })
}

/** "An organisation in Africa", "3 organisations in Africa". */
export function formatRegion({ t, number }: Translator, region: RegionalGroup, n: number): string {
  const place = t(`statement.region-places.${region}`)
  return n === 1
    ? t('statement.region-one', { place })
    : t('statement.region-organisations', { count: n, n: number(n), place })
}

/** Translation keys of the headings of lists. */
export const kindTitleKeys = { organisation: 'statement.organisation', person: 'statement.person' } as const
