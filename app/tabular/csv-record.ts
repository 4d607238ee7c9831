/** A row of a table; lines count from 1. */
export interface CsvRecord {
  line: number
  cells: readonly string[]
}
