import { stringify } from 'csv-stringify/sync'
import { escapeFormula } from './formula.ts'

/**
 * Formats rows of equal length, including the header, as CSV (RFC 4180). No cell runs as a formula in a
 * spreadsheet. With `bom`, Excel reads it as UTF-8.
 */
export const formatCsv = (rows: readonly (readonly string[])[], { bom = false } = {}): string =>
  stringify(
    rows.map((cells) => cells.map(escapeFormula)),
    // With a custom record delimiter, the library does not quote a cell with a line feed unless told to.
    { bom, record_delimiter: '\r\n', quote_record_delimiter: true },
  )
