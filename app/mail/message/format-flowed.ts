/** RFC 3676, 4.2 asks for at most 78 characters, counting the last blank and the one of stuffing. */
const maxLineLength = 78

const separator = '-- '

/**
 * A text for `text/plain; format=flowed; delsp=no` (RFC 3676): long lines end softly after a blank, so that a phone
 * fills its own width. Lines break at blanks only: Chinese without blanks stays one line, however long, so the part
 * must be quoted-printable or base64 (RFC 5322, 2.1.1 allows 998 octets). A `>` that was typed is no quotation. Ends
 * lines with CRLF.
 */
export const formatFlowed = (text: string): string =>
  text.replace(/\r\n?/g, '\n').split('\n').flatMap(flowLine).map(stuffLine).join('\r\n')

/** Blanks at the end of a line would join it to the next (4.2); the separator of a signature keeps its own (4.3). */
function flowLine(line: string): string[] {
  if (line === separator) return [line]
  const lines: string[] = []
  let current = ''
  for (const word of line.trimEnd().match(/^ *[^ ]+ *|[^ ]+ */g) ?? []) {
    if (current !== '' && current !== separator && (current + word).length >= maxLineLength) {
      lines.push(current)
      current = ''
    }
    current += word
  }
  return [...lines, current]
}

/** A blank before what a reader would take for stuffing, a quotation or the start of another mail (4.4). */
const stuffLine = (line: string): string => (/^(?: |>|From )/.test(line) ? ` ${line}` : line)
