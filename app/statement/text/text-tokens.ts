import type { TextBlock, TextInline } from './text.ts'

/** A word or sign of a text with the spaces after it. Tokens with the same key are equal. */
export interface TextToken {
  key: string
  text: string
  /** the number, if it is a note mark */
  note?: number
}

// The rules for Chinese and Japanese words are the same under every language tag.
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** Splits a block into words: without emphasis, each note as its number, each link followed by its address. */
export function listTokens(block: TextBlock): TextToken[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return listInlines(block.children)
    case 'quote':
      return joinBlocks(block.children)
    case 'list':
      return block.items.flatMap((item, i) => {
        const sign = block.ordered ? `${block.start + i}. ` : '• '
        return [...(i === 0 ? [] : [lineEnd]), { key: sign.trim(), text: sign }, ...joinBlocks(item)]
      })
  }
}

const lineEnd: TextToken = { key: '\n', text: '\n' }

const joinBlocks = (blocks: readonly TextBlock[]): TextToken[] =>
  blocks.flatMap((block, i) => [...(i === 0 ? [] : [lineEnd]), ...listTokens(block)])

/** Text without emphasis, so that a word is one token even if half of it is emphasised. */
function listParts(inline: TextInline): (string | TextToken)[] {
  switch (inline.kind) {
    case 'text':
      return [inline.text]
    case 'break':
      return [lineEnd]
    // The number changes when a note is inserted before it, which is no difference.
    case 'note':
      return [{ key: '[note]', text: `[${inline.number}]`, note: inline.number }]
    case 'emphasis':
    case 'strong':
      return inline.children.flatMap(listParts)
    case 'link': {
      const parts = inline.children.flatMap(listParts)
      const linkText = parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')
      return linkText === inline.url ? parts : [...parts, { key: inline.url, text: ` (${inline.url})` }]
    }
  }
}

function listInlines(inlines: readonly TextInline[]): TextToken[] {
  const tokens: TextToken[] = []
  let text = ''
  for (const part of inlines.flatMap(listParts)) {
    if (typeof part === 'string') text += part
    else {
      tokens.push(...segment(text), part)
      text = ''
    }
  }
  return [...tokens, ...segment(text)]
}

function segment(text: string): TextToken[] {
  const tokens: TextToken[] = []
  for (const { segment: part } of words.segment(text)) {
    const last = tokens.at(-1)
    if (part.trim() === '' && last) last.text += part
    else tokens.push({ key: part.trim(), text: part })
  }
  return tokens
}

/** The key of a block; blocks with the same key are equal. */
export const tokensKey = (tokens: readonly TextToken[]): string => tokens.map(({ key }) => key).join('\u0000')
