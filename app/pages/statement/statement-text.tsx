import type { StatementText } from '#app/statement/statement.ts'
import type { TextBlock, TextInline } from '#app/statement/text/text.ts'
import { createContext, useContext } from 'react'
import { useTranslator } from '#app/locale/translator-context.tsx'

/** The notes of a text, each with a link back to its reference in the text. */
export function Notes({ notes }: Pick<StatementText, 'notes'>) {
  const { t, number } = useTranslator()
  if (notes.length === 0) return null
  return (
    <section className="notes" role="doc-endnotes" aria-labelledby="notes">
      <h3 id="notes">{t('statement.notes')}</h3>
      <ol>
        {notes.map((blocks, index) => (
          <li key={index} id={`note-${index + 1}`}>
            <Blocks blocks={blocks} />
            <a
              className="back"
              href={`#note-ref-${index + 1}`}
              role="doc-backlink"
              aria-label={t('statement.note-back', { n: number(index + 1) })}
            >
              ↑
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

const Marks = createContext<'links' | 'plain'>('links')

interface BlocksProps {
  blocks: readonly TextBlock[]
  /** `plain` where the page does not show the notes under their numbers */
  marks?: 'links' | 'plain'
}

/** The body of an open letter, with links to its notes. */
export function Blocks({ blocks, marks }: BlocksProps) {
  const rendered = blocks.map((block, index) => <Block key={index} block={block} />)
  return marks === undefined ? rendered : <Marks.Provider value={marks}>{rendered}</Marks.Provider>
}

function Block({ block }: { block: TextBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines children={block.children} />
        </p>
      )
    case 'heading':
      return (
        <h3>
          <Inlines children={block.children} />
        </h3>
      )
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.children} />
        </blockquote>
      )
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Blocks blocks={item} />
        </li>
      ))
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
  }
}

function Inlines({ children }: { children: readonly TextInline[] }) {
  return children.map((inline, index) => <Inline key={index} inline={inline} />)
}

function Inline({ inline }: { inline: TextInline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'break':
      return <br />
    case 'emphasis':
      return (
        <em>
          <Inlines children={inline.children} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <Inlines children={inline.children} />
        </strong>
      )
    case 'link':
      return (
        <a href={inline.url} rel="noreferrer">
          <Inlines children={inline.children} />
        </a>
      )
    case 'note':
      return <NoteMark n={inline.number} />
  }
}

function NoteMark({ n }: { n: number }) {
  const { t, number } = useTranslator()
  if (useContext(Marks) === 'plain') return <sup>{number(n)}</sup>
  return (
    <sup>
      <a
        className="note-mark"
        id={`note-ref-${n}`}
        href={`#note-${n}`}
        role="doc-noteref"
        aria-label={t('statement.note', { n: number(n) })}
      >
        {number(n)}
      </a>
    </sup>
  )
}
