/** A place in a text; both count from 1. */
export interface TextPosition {
  line: number
  column: number
}

/** Returns the place where a text ends. */
export function endOfText(text: string): TextPosition {
  const lines = text.split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
