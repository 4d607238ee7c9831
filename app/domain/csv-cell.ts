/** A cell of a CSV file (RFC 4180), in quotation marks where it needs them. */
export const quoteCell = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
