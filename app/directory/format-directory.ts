import { formatCsv } from '#app/tabular/format-csv.ts'
import { directoryColumns } from './columns.ts'
import type { DirectoryEntry } from './entry.ts'

/**
 * Formats entries as a CSV file (RFC 4180, every column), sorted, so that the same entries give the same
 * bytes.
 */
export function formatDirectory(entries: readonly DirectoryEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return formatCsv([
    directoryColumns,
    ...sorted.map(({ cells }) => directoryColumns.map((column) => cells[column])),
  ])
}
