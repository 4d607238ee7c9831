import { findHidden } from '#app/text/characters/hidden-characters.ts'
import type { Problem } from '#app/core/problem.ts'

/**
 * Lists the problems that prevent the text of a directory file from being read as rows. `text` was decoded so
 * that every byte that is not UTF-8 became U+FFFD.
 */
export function checkDirectoryText(file: string, text: string): Problem[] {
  const problems: Problem[] = []
  const report = (line: number, what: string, todo: string, column = 1) =>
    problems.push({ file, line, column, what, todo })
  if (/^(?:\ufffd\ufffd|.\0|\0.)/s.test(text)) {
    report(1, 'The file is UTF-16, not UTF-8.', 'Save it as "CSV UTF-8".')
    return problems
  }
  const lines = text.split(/\r\n|[\r\n]/)
  const header = lines[0] ?? ''
  for (const [separator, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ] as const)
    if (header.includes(separator) && !header.includes(',')) {
      report(1, `The columns are separated by ${name}.`, 'Save the file as CSV with commas ("CSV UTF-8").')
      return problems
    }
  for (const [i, line] of lines.entries()) {
    const hidden = findHidden(line, 'cell')
    if (line.includes('\ufffd'))
      report(i + 1, 'This line is not UTF-8 text.', 'Save the file as "CSV UTF-8", not as Latin-1 or "ANSI".')
    else if (hidden)
      report(
        i + 1,
        `There is an invisible character here: ${hidden.what}.`,
        'Delete it, or type the cell again.',
        hidden.index + 1,
      )
    else if (line.includes('\t')) report(i + 1, 'This line contains a tab.', 'Replace it with a space.')
  }
  return problems
}
