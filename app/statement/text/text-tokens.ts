import type { TextBlock, TextInline } from './text.ts'

/** A word or sign of a text with the blanks behind it. Two with the same key say the same. */
export interface TextToken {
  key: string
  text: string
  /** the number of a note that stands here */
  note?: number
}

// The rules for Chinese and Japanese words are the same under every language tag.
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** A block as a row of words: emphasis left out, each note its number, each link followed by its address. */
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

/** Text as it stands, emphasis or not, so that a word is whole though half of it is emphasised. */
function listParts(inline: TextInline): (string | TextToken)[] {
  switch (inline.kind) {
    case 'text':
      return [inline.text]
    case 'break':
      return [lineEnd]
    // A number moves when a note is put in before it; that alone changes nothing.
    case 'note':
      return [{ key: '[note]', text: `[${inline.number}]`, note: inline.number }]
    case 'emphasis':
    case 'strong':
      return inline.children.flatMap(listParts)
    case 'link': {
      const parts = inline.children.flatMap(listParts)
      const shown = parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')
      return shown === inline.url ? parts : [...parts, { key: inline.url, text: ` (${inline.url})` }]
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

/** What two blocks that say the same have in common. */
export const tokensKey = (tokens: readonly TextToken[]): string => tokens.map(({ key }) => key).join('\u0000')
