const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u
// Marks, joiners and direction controls take no column and stay with the character before them.
const narrow = /^[\p{M}\p{Cf}]$/u
// Characters that may not begin a line, and those that may not end one (JIS X 4051, CLREQ).
const closing = /^[，。、；：？！）】》」』〕”’…—·ー]/u
const opening = /[（【《「『〔“‘]$/u
const isPlain = (char: string): boolean => char < '\u0300'

/** The columns of a terminal that a text takes: East Asian characters take two (Unicode, UAX 11). */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += isPlain(char) ? 1 : narrow.test(char) ? 0 : wide.test(char) ? 2 : 1
  return width
}

/**
 * Wraps a text to lines of at most `columns` columns: breaks at spaces, and between East Asian characters. A word without a break
 * point, like a URL, stays whole even when it is longer.
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

/** The pieces that cannot be broken, each with the spaces after it. */
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
