/**
 * Removes what a template leaves behind: spaces at line ends, repeated empty lines, empty lines at both ends.
 */
export function normaliseWhitespace(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
