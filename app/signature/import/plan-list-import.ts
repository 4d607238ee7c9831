import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'
import type { ImportedSignatory } from './signatories-csv.ts'

/** What an import would do to the list, before anything is done. */
export interface ListImportPlan {
  added: ImportedSignatory[]
  removed: ImportedSignatory[]
  changed: { before: ImportedSignatory; after: ImportedSignatory }[]
  unchanged: number
  /** kinds that the new list does not have, and that stay as they are */
  kept: { kind: SignatoryKind; n: number }[]
  /** the whole list afterwards: organisations, then persons, each in the order of their source */
  result: ImportedSignatory[]
}

/**
 * Compares a list with the one that is kept. It takes the place of what was there of its kinds; a signatory that both
 * name keeps what the new list says nothing of.
 */
export function planListImport(
  current: readonly ImportedSignatory[],
  incoming: readonly ImportedSignatory[],
): ListImportPlan {
  const plan: ListImportPlan = { added: [], removed: [], changed: [], unchanged: 0, kept: [], result: [] }
  for (const kind of signatoryKinds) {
    const before = current.filter((row) => row.kind === kind)
    const after = incoming.filter((row) => row.kind === kind)
    if (after.length === 0) {
      if (before.length > 0) plan.kept.push({ kind, n: before.length })
      plan.result.push(...before)
      continue
    }
    // By name; one that stands there twice is two signatories, as the list says.
    const known = new Map<string, ImportedSignatory[]>()
    for (const row of before) known.set(row.name, [...(known.get(row.name) ?? []), row])
    for (const row of after) {
      const old = known.get(row.name)?.shift()
      const next: ImportedSignatory = { ...old, ...row }
      plan.result.push(next)
      if (!old) plan.added.push(next)
      else if (formatSignatory(old) === formatSignatory(next)) plan.unchanged++
      else plan.changed.push({ before: old, after: next })
    }
    plan.removed.push(...[...known.values()].flat())
  }
  return plan
}

/** A signatory in one line. */
export const formatSignatory = ({
  name,
  otherName,
  country,
  title,
  website,
  region,
}: ImportedSignatory): string =>
  [name, otherName, country, title, website, region].filter((text) => text !== undefined).join(' | ')
