import { stringify } from 'csv-stringify/sync'
import { escapeFormula } from './formula.ts'

/**
 * CSV (RFC 4180) of rows that all have the same number of cells, the header among them. No cell runs as a formula in a
 * spreadsheet. With `bom` Excel reads it as UTF-8.
 */
export const formatCsv = (rows: readonly (readonly string[])[], { bom = false } = {}): string =>
  stringify(
    rows.map((cells) => cells.map(escapeFormula)),
    // Once the delimiter is named, the library leaves a line feed alone without quotes, unless told otherwise.
    { bom, record_delimiter: '\r\n', quote_record_delimiter: true },
  )
