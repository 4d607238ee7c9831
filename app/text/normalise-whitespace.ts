/** What a template leaves over: blanks at line ends, more than one empty line, empty lines at both ends. */
export function normaliseWhitespace(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
