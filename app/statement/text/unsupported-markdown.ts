import type { Nodes, Paragraph } from 'mdast'
import { cleanText } from '#app/text/characters/clean-text.ts'

const advice: Partial<Record<Nodes['type'], readonly [what: string, todo: string]>> = {
  html: ['HTML is not supported.', 'Write the words themselves; for "<" write "\\<".'],
  image: ['Images are not supported.', 'Remove it, or link to the page it is on.'],
  imageReference: ['Images are not supported.', 'Remove it, or link to the page it is on.'],
  code: ['Code is not supported.', 'Remove the four spaces, or the ```, before the text.'],
  inlineCode: ['Code is not supported.', 'Remove the ` around the words.'],
  table: ['Tables are not supported.', 'Write it as sentences or as a list.'],
  thematicBreak: ['Horizontal rules are not supported.', 'Remove the line, or write a heading.'],
  definition: [
    'Link addresses at the end are not supported.',
    'Write the link where it belongs: [words](https://…).',
  ],
  linkReference: ['Link addresses elsewhere are not supported.', 'Write it as [words](https://…).'],
  footnoteDefinition: [
    'A note is defined inside a quote, a list or another note.',
    'Move it to the beginning of a line at the end of the file.',
  ],
}

/** Describes an unsupported part of Markdown, and what to do about it. */
export function describeUnsupported(node: Nodes): readonly [what: string, todo: string] {
  if (node.type === 'heading')
    return node.depth > 2
      ? ['Headings of this level are not supported.', 'Write "## " before it.']
      : ['A heading is inside a note.', 'Write it as a sentence.']
  if (node.type === 'link')
    return (node.title ?? '') !== '' && node.url.startsWith('https:')
      ? ['Titles of links are not supported.', 'Remove the words in quotation marks after the address.']
      : [
          'This link does not begin with https://, or carries a name or password.',
          'Write a web address that begins with https://.',
        ]
  return advice[node.type] ?? ['This is not supported.', 'Write it as a paragraph.']
}

/** Whether a paragraph is a table: without the extension, its second line is a row of hyphens and bars. */
export function isTable({ children: [first] }: Paragraph): boolean {
  if (first?.type !== 'text') return false
  const row = first.value.split('\n')[1]?.replace(/\s/g, '') ?? ''
  return row.includes('|') && /^[|:-]+$/.test(row)
}

/** Whether a link is https, without a user name or password. */
export function isSafeLink(url: string): boolean {
  if (!URL.canParse(url) || cleanText(url) !== url || url.length > 2000) return false
  const { protocol, username, password } = new URL(url)
  return protocol === 'https:' && username === '' && password === ''
}
