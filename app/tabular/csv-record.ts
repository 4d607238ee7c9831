/** A line of a table with its cells; lines count from 1. */
export interface CsvRecord {
  line: number
  cells: readonly string[]
}
