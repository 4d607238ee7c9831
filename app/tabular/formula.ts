/** The start of a cell that a spreadsheet would run as a formula, in full-width characters too. */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/
/**
 * … also after apostrophes, so that a cell with an apostrophe of its own keeps it through export and import
 */
const guarded = /^'*\s*[=+\-@＝＋－＠\t\r]/

export const isFormulaStart = (cell: string): boolean => formula.test(cell)

/**
 * Makes a cell text to a spreadsheet by an apostrophe in front; `unescapeFormula` removes it. The option
 * `escape_formulas` of csv-stringify looks at the first character only, but spreadsheets skip spaces before a
 * formula.
 */
export const escapeFormula = (cell: string): string => (guarded.test(cell) ? `'${cell}` : cell)

export const unescapeFormula = (cell: string): string =>
  cell.startsWith("'") && guarded.test(cell.slice(1)) ? cell.slice(1) : cell
