/** The start of a cell that a spreadsheet would run as a formula, also in full-width letters. */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/

export const startsFormula = (cell: string): boolean => formula.test(cell)

/** Telephone numbers begin with + and are let through where they are nothing else. */
export const isPhone = (text: string): boolean =>
  /^(?=.{6,32}$)\+?[\d(][\d ()./-]*\d$/.test(text) && (text.match(/\d/g) ?? []).length >= 5

/** An apostrophe in front makes it text to a spreadsheet; `unguardCell` takes it away again, so files survive the round trip. */
export const guardCell = (cell: string): string => (startsFormula(cell) ? `'${cell}` : cell)

export const unguardCell = (cell: string): string =>
  cell.startsWith("'") && startsFormula(cell.slice(1)) ? cell.slice(1) : cell
