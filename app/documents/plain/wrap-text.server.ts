const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u
// A mark, a joiner or a direction takes no room and stays with the character before it.
const narrow = /^[\p{M}\p{Cf}]$/u
// What may not begin a line, and what may not end one (JIS X 4051, CLREQ).
const closing = /^[，。、；：？！）】》」』〕”’…—·ー]/u
const opening = /[（【《「『〔“‘]$/u
const isPlain = (char: string): boolean => char < '\u0300'

/** How many columns of a terminal a text takes: East Asian characters take two (Unicode, UAX 11). */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += isPlain(char) ? 1 : narrow.test(char) ? 0 : wide.test(char) ? 2 : 1
  return width
}

/**
 * Lines of at most `columns` columns: broken at spaces, and between East Asian characters, which have none. What has no place
 * to break, like an address on the web, stays whole.
 */
export function wrapText(text: string, columns: number): string[] {
  // No unit of a string takes more than two columns; most names are short.
  if (text.length * 2 <= columns || (text.length <= columns && !wide.test(text))) return [text.trimEnd()]
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const piece of splitPieces(text)) {
    const bare = piece.trimEnd()
    const own = displayWidth(bare)
    if (line !== '' && width + own > columns) {
      lines.push(line.trimEnd())
      line = ''
      width = 0
    }
    line += piece
    width += own + piece.length - bare.length
  }
  return [...lines, line.trimEnd()]
}

/** What cannot be broken, with the blanks behind it. */
function splitPieces(text: string): string[] {
  if (!wide.test(text)) return text.match(/\S+\s*/gu) ?? [text]
  const pieces: string[] = []
  let piece = ''
  let before = ''
  for (const char of text) {
    if (piece !== '' && canBreak(before, char)) {
      pieces.push(piece)
      piece = ''
    }
    piece += char
    before = char
  }
  return [...pieces, piece]
}

function canBreak(before: string, char: string): boolean {
  if (char === ' ' || narrow.test(char)) return false
  if (before === ' ') return true
  return (wide.test(char) || wide.test(before)) && !closing.test(char) && !opening.test(before)
}
