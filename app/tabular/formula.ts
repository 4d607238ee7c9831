/** The start of a cell that a spreadsheet would run as a formula, in full-width characters too. */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/
/** … also behind apostrophes, so that a cell which had one of its own keeps it on the way out and back */
const guarded = /^'*\s*[=+\-@＝＋－＠\t\r]/

export const isFormulaStart = (cell: string): boolean => formula.test(cell)

/**
 * An apostrophe in front makes a cell text to a spreadsheet; `unguardCell` takes it away again. The option
 * `escape_formulas` of csv-stringify looks at the first character only, and spreadsheets skip spaces before a formula.
 */
export const escapeFormula = (cell: string): string => (guarded.test(cell) ? `'${cell}` : cell)

export const unescapeFormula = (cell: string): string =>
  cell.startsWith("'") && guarded.test(cell.slice(1)) ? cell.slice(1) : cell
