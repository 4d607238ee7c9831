import { quoteCell } from '../csv-cell.ts'
import { directoryColumns } from './columns.ts'
import type { Entry } from './entry.ts'
import { guardCell } from './spreadsheet.ts'

/** The file of these entries (RFC 4180, UTF-8, every column), sorted, so that the same entries give the same bytes. */
export function writeDirectory(entries: readonly Entry[]): string {
  const sorted = [...entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const rows = sorted.map(({ cells }) =>
    directoryColumns.map((column) => quoteCell(guardCell(cells[column]))),
  )
  return [directoryColumns, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}
