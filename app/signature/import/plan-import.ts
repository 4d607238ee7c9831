import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'
import type { ImportedSignatory } from './signatories-csv.ts'

/** The effect of an import on the signatories of a statement. */
export interface ImportPlan {
  added: ImportedSignatory[]
  removed: ImportedSignatory[]
  changed: { before: ImportedSignatory; after: ImportedSignatory }[]
  unchanged: number
  /** kinds that the imported file does not have, which stay unchanged */
  kept: { kind: SignatoryKind; n: number }[]
  /** all signatories after the import: organisations, then persons, each in the order of the source */
  result: ImportedSignatory[]
}

/**
 * Plans an import: it replaces all current signatories of the kinds that it has. A signatory that is in both keeps the fields that
 * the import leaves out.
 */
export function planImport(
  current: readonly ImportedSignatory[],
  incoming: readonly ImportedSignatory[],
): ImportPlan {
  const plan: ImportPlan = { added: [], removed: [], changed: [], unchanged: 0, kept: [], result: [] }
  for (const kind of signatoryKinds) {
    const before = current.filter((row) => row.kind === kind)
    const after = incoming.filter((row) => row.kind === kind)
    if (after.length === 0) {
      if (before.length > 0) plan.kept.push({ kind, n: before.length })
      plan.result.push(...before)
      continue
    }
    // A name that is listed twice is two signatories.
    const byName = new Map<string, ImportedSignatory[]>()
    for (const row of before) byName.set(row.name, [...(byName.get(row.name) ?? []), row])
    for (const row of after) {
      const old = byName.get(row.name)?.shift()
      const next: ImportedSignatory = { ...old, ...row }
      plan.result.push(next)
      if (!old) plan.added.push(next)
      else if (formatSignatory(old) === formatSignatory(next)) plan.unchanged++
      else plan.changed.push({ before: old, after: next })
    }
    plan.removed.push(...[...byName.values()].flat())
  }
  return plan
}

/** A signatory on one line, fields separated by " | ". */
export const formatSignatory = ({
  name,
  otherName,
  country,
  title,
  website,
  region,
}: ImportedSignatory): string =>
  [name, otherName, country, title, website, region].filter((text) => text !== undefined).join(' | ')
