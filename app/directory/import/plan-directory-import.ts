import { directoryColumns, type DirectoryColumn } from '#app/directory/columns.ts'
import { fillCells, type DirectoryEntry } from '#app/directory/entry.ts'

interface CellChange {
  column: DirectoryColumn
  from: string
  to: string
}

/** The changes that an import would make. */
export interface DirectoryImportPlan {
  added: DirectoryEntry[]
  changed: { key: string; cells: CellChange[] }[]
  unchanged: number
  /** number of entries that are only in the directory and stay */
  kept: number
  /** entries that are only in the directory and are removed */
  removed: DirectoryEntry[]
  /** keys of opted-out recipients that would get letters again or be forgotten */
  liftedOptOuts: string[]
  /** the whole directory after the import */
  result: DirectoryEntry[]
}

// These describe the mailbox or address that was checked, and are cleared when it is replaced.
const ofTheMailbox = ['kind', 'verified_on', 'verified_by'] as const

/**
 * Compares a file with the directory. Columns that the file does not have are left unchanged; with `replace`
 * the directory becomes the file.
 */
export function planDirectoryImport(
  current: readonly DirectoryEntry[],
  incoming: readonly DirectoryEntry[],
  header: readonly string[],
  replace: boolean,
): DirectoryImportPlan {
  const before = new Map(current.map((entry) => [entry.key, entry]))
  const after = new Map(replace ? [] : before)
  const plan: DirectoryImportPlan = {
    added: [],
    changed: [],
    unchanged: 0,
    kept: 0,
    removed: [],
    liftedOptOuts: [],
    result: [],
  }
  for (const entry of incoming) {
    const old = before.get(entry.key)
    const next = old && !replace ? mergeEntry(old, entry, header) : entry
    after.set(entry.key, next)
    if (!old) {
      plan.added.push(next)
      continue
    }
    const cells = directoryColumns.flatMap((column) => {
      const [from, to] = [old.cells[column], next.cells[column]]
      return from === to ? [] : [{ column, from, to }]
    })
    if (cells.length === 0) plan.unchanged++
    else plan.changed.push({ key: entry.key, cells })
  }
  const named = new Set(incoming.map(({ key }) => key))
  const others = current.filter(({ key }) => !named.has(key))
  if (replace) plan.removed = others
  else plan.kept = others.length
  plan.liftedOptOuts = current
    .filter(({ key, cells }) => cells.status === 'opted-out' && after.get(key)?.cells.status !== 'opted-out')
    .map(({ key }) => key)
  plan.result = [...after.values()]
  return plan
}

function mergeEntry(
  old: DirectoryEntry,
  { key, cells }: DirectoryEntry,
  header: readonly string[],
): DirectoryEntry {
  const merged = fillCells(old.cells)
  for (const column of directoryColumns) if (header.includes(column)) merged[column] = cells[column]
  if (merged.email !== old.cells.email || merged.postal_address !== old.cells.postal_address)
    for (const column of ofTheMailbox) if (!header.includes(column)) merged[column] = ''
  return { key, cells: merged }
}

export const hasChanges = ({ added, changed, removed }: DirectoryImportPlan): boolean =>
  added.length + changed.length + removed.length > 0
