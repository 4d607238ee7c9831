/** RFC 3676, 4.2 asks for at most 78 characters, counting the last space and the one of stuffing. */
const maxLineLength = 78

const separator = '-- '

/**
 * Formats a text as `text/plain; format=flowed; delsp=no` (RFC 3676): long lines end softly after a space, so that a phone fills its
 * own width. Lines break at spaces only: Chinese without spaces is left as one line, however long, so the part must be
 * quoted-printable or base64 (RFC 5322, 2.1.1 allows 998 octets). A typed `>` is no quotation. Lines end with CRLF.
 */
export const formatFlowed = (text: string): string =>
  text.replace(/\r\n?/g, '\n').split('\n').flatMap(flowLine).map(stuffLine).join('\r\n')

/** Spaces at the end of a line would join it to the next (4.2); the separator of a signature keeps its own (4.3). */
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

/** Puts a space before what a mail program would take for stuffing, a quotation or the start of another message (4.4). */
const stuffLine = (line: string): string => (/^(?: |>|From )/.test(line) ? ` ${line}` : line)
