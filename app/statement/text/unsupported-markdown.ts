import type { Nodes, Paragraph } from 'mdast'
import { cleanText } from '#app/text/characters/clean-text.ts'

const advice: Partial<Record<Nodes['type'], readonly [what: string, todo: string]>> = {
  html: ['HTML is not used here.', 'Write the words themselves; for "<" write "\\<".'],
  image: ['Images are not used here.', 'Remove it, or link to the page it is on.'],
  imageReference: ['Images are not used here.', 'Remove it, or link to the page it is on.'],
  code: ['Code is not used here.', 'Remove the four blanks, or the three signs ```, before the text.'],
  inlineCode: ['Code is not used here.', 'Remove the signs ` around the words.'],
  table: ['Tables are not used here.', 'Write it as sentences or as a list.'],
  thematicBreak: ['Rules across the page are not used here.', 'Remove the line, or write a heading.'],
  definition: [
    'Addresses are not collected at the end here.',
    'Write the link where it belongs: [words](https://…).',
  ],
  linkReference: ['This link has its address elsewhere.', 'Write it as [words](https://…).'],
  footnoteDefinition: [
    'A note is written inside a quote, a list or another note.',
    'Move it to the end of the file, to the beginning of a line.',
  ],
}

/** What is wrong with a part of Markdown that open letters do not have, and what to do about it. */
export function describeUnsupported(node: Nodes): readonly [what: string, todo: string] {
  if (node.type === 'heading')
    return node.depth > 2
      ? ['Headings have one or two signs # here.', 'Write "## " before it.']
      : ['A heading stands inside a note.', 'Write it as a sentence.']
  if (node.type === 'link')
    return (node.title ?? '') !== '' && node.url.startsWith('https:')
      ? ['A link has no title of its own here.', 'Remove the words in quotation marks behind the address.']
      : [
          'This link does not begin with https://, or carries a name or password.',
          'Write a web address that begins with https://.',
        ]
  return advice[node.type] ?? ['This is not used here.', 'Write it as a paragraph.']
}

/** Without the table extension a table comes as a paragraph whose second line is a row of hyphens. */
export function isTable({ children: [first] }: Paragraph): boolean {
  if (first?.type !== 'text') return false
  const row = first.value.split('\n')[1]?.replace(/\s/g, '') ?? ''
  return row.includes('|') && /^[|:-]+$/.test(row)
}

/** https only, and no name or password before the host. */
export function isSafeLink(url: string): boolean {
  if (!URL.canParse(url) || cleanText(url) !== url || url.length > 2000) return false
  const { protocol, username, password } = new URL(url)
  return protocol === 'https:' && username === '' && password === ''
}
