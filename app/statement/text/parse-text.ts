import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { cleanText } from '#app/text/characters/clean-text.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import type { StatementText } from '#app/statement/statement.ts'
import { readTextBytes } from './text-limits.ts'
import { describeUnsupported, isSafeLink, isTable } from './unsupported-markdown.ts'
import type { TextBlock, TextInline } from './text.ts'
import { joinSoftBreaks } from '#app/text/join-soft-breaks.ts'

/** Nesting levels of quotes, lists and emphasis. */
const maxDepth = 20

/** Parses the Markdown of one version in one language, or lists all mistakes with their lines. */
export function parseText(file: string, bytes: Uint8Array): Result<StatementText, Problem[]> {
  const source = readTextBytes(file, bytes)
  if (!source.ok) return source
  const root = fromMarkdown(source.value, {
    extensions: [gfmFootnote()],
    mdastExtensions: [gfmFootnoteFromMarkdown()],
  })
  const reader = new TextReader(file, root)
  const text = reader.read()
  if (reader.problems.length > 0) return err(reader.problems)
  if (text.blocks.length === 0)
    return err([
      { file, line: 1, column: 1, what: 'The file holds no text.', todo: 'Write the body of the letter.' },
    ])
  return ok(text)
}

type Maybe<T> = T | undefined
interface NestingContext {
  depth: number
  /** inside a note, inside a link */
  note: boolean
  link: boolean
}

/** Converts one syntax tree, and collects problems on the way. */
class TextReader {
  readonly problems: Problem[] = []
  readonly #file: string
  readonly #root: Root
  readonly #definitions = new Map<string, FootnoteDefinition>()
  /** note identifiers in the order of their marks */
  readonly #noteIds: string[] = []

  constructor(file: string, root: Root) {
    this.#file = file
    this.#root = root
  }

  read(): StatementText {
    for (const node of this.#root.children)
      if (node.type === 'footnoteDefinition') {
        if (this.#definitions.has(node.identifier))
          this.#report(node, `The note [^${node.label ?? ''}] is written twice.`, 'Keep one of them.')
        this.#definitions.set(node.identifier, node)
      }
    const outside = { depth: 0, note: false, link: false }
    const blocks = this.#blocks(
      this.#root.children.filter(({ type }) => type !== 'footnoteDefinition'),
      outside,
    )
    for (const [id, node] of this.#definitions)
      if (!this.#noteIds.includes(id))
        this.#report(
          node,
          `Nothing in the text refers to the note [^${node.label ?? ''}].`,
          'Put its mark into the text, or remove the note.',
        )
    const notes = this.#noteIds.flatMap((id) => {
      const definition = this.#definitions.get(id)
      if (!definition) return []
      const note = this.#blocks(definition.children, { depth: 1, note: true, link: false })
      if (note.length === 0)
        this.#report(definition, 'This note is empty.', 'Write its text after the colon, or remove it.')
      return [note]
    })
    return { blocks, notes }
  }

  #blocks(nodes: readonly Nodes[], inside: NestingContext): TextBlock[] {
    return nodes.flatMap((node) => this.#block(node, inside) ?? [])
  }

  #block(node: Nodes, inside: NestingContext): Maybe<TextBlock> {
    if (this.#tooDeep(node, inside)) return undefined
    const within = { ...inside, depth: inside.depth + 1 }
    switch (node.type) {
      case 'paragraph':
        if (isTable(node)) return this.#refuse({ ...node, type: 'table', children: [] })
        return { kind: 'paragraph', children: this.#inlines(node.children, within) }
      case 'heading':
        if (node.depth > 2 || inside.note) return this.#refuse(node)
        return { kind: 'heading', children: this.#inlines(node.children, within) }
      case 'blockquote':
        return { kind: 'quote', children: this.#blocks(node.children, within) }
      case 'list':
        return {
          kind: 'list',
          ordered: node.ordered === true,
          start: node.start ?? 1,
          items: node.children.map((item) => this.#blocks(item.children, within)),
        }
      default:
        return this.#refuse(node)
    }
  }

  #inlines(nodes: readonly Nodes[], inside: NestingContext): TextInline[] {
    return nodes.flatMap((node) => this.#inline(node, inside) ?? [])
  }

  #inline(node: Nodes, inside: NestingContext): Maybe<TextInline> {
    if (this.#tooDeep(node, inside)) return undefined
    const within = { ...inside, depth: inside.depth + 1 }
    switch (node.type) {
      case 'text':
        return this.#text(node)
      case 'break':
        return { kind: 'break' }
      case 'emphasis':
      case 'strong':
        return { kind: node.type, children: this.#inlines(node.children, within) }
      case 'link':
        if (inside.link || !isSafeLink(node.url) || (node.title ?? '') !== '') return this.#refuse(node)
        return {
          kind: 'link',
          url: node.url,
          children: this.#inlines(node.children, { ...within, link: true }),
        }
      case 'footnoteReference':
        return this.#note(node, node.identifier, inside)
      default:
        return this.#refuse(node)
    }
  }

  #text(node: Extract<Nodes, { type: 'text' }>): Maybe<TextInline> {
    const unknownNote = /\[\^[^\]\s]*\]/.exec(node.value)?.[0]
    if (unknownNote !== undefined)
      this.#report(
        node,
        `There is no note ${unknownNote}.`,
        `Write it at the end of the file: "${unknownNote}: …".`,
      )
    // A character reference like &#x202e; has become the character itself.
    if (cleanText(node.value) !== node.value)
      this.#report(node, 'There are characters here that nobody can see.', 'Type this sentence again.')
    return { kind: 'text', text: joinSoftBreaks(node.value) }
  }

  #note(node: Nodes, id: string, inside: NestingContext): Maybe<TextInline> {
    const what = inside.note
      ? 'A note refers to a note.'
      : inside.link
        ? 'A note is inside a link.'
        : this.#noteIds.includes(id)
          ? `The note [^${id}] is referred to twice.`
          : undefined
    if (what !== undefined) {
      this.#report(
        node,
        what,
        inside.link ? 'Put it after the link.' : 'Write another note here; its words may be "ibid.".',
      )
      return undefined
    }
    this.#noteIds.push(id)
    return { kind: 'note', number: this.#noteIds.length }
  }

  #tooDeep(node: Nodes, { depth }: NestingContext): boolean {
    if (depth <= maxDepth) return false
    this.#report(node, `Quotes, lists or emphasis are nested deeper than ${maxDepth}.`, 'Flatten them.')
    return true
  }

  #refuse(node: Nodes): undefined {
    this.#report(node, ...describeUnsupported(node))
    return undefined
  }

  #report({ position }: Pick<Definition, 'position'>, what: string, todo: string): void {
    if (this.problems.length >= 20) return
    const { line = 1, column = 1 } = position?.start ?? {}
    this.problems.push({ file: this.#file, line, column, what, todo })
  }
}
