import type { BlockDifference, DifferencePiece, TextDifference } from '#app/statement/text/text-difference.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { Blocks } from '#app/pages/statement/statement-text.tsx'

/** The changes of a newer text to an older one: added words in <ins>, removed ones in <del>, the rest as it is. */
export function StatementDifference({ difference }: { difference: TextDifference }) {
  const { t } = useTranslator()
  const isSame = [...difference.blocks, ...difference.notes].every(({ kind }) => kind === 'same')
  if (isSame) return <p className="notice">{t('statement.changes-none')}</p>
  return (
    <div className="paper open-letter difference">
      <Differences blocks={difference.blocks} />
      {difference.notes.length === 0 ? null : (
        <section className="notes" aria-labelledby="changed-notes">
          <h3 id="changed-notes">{t('statement.notes')}</h3>
          <Differences blocks={difference.notes} />
        </section>
      )}
    </div>
  )
}

const Differences = ({ blocks }: { blocks: readonly BlockDifference[] }) =>
  blocks.map((block, index) => <Difference key={index} block={block} />)

function Difference({ block }: { block: BlockDifference }) {
  const content = <Blocks blocks={[block.block]} marks="plain" />
  switch (block.kind) {
    case 'same':
      return content
    case 'added':
      return <ins className="whole">{content}</ins>
    case 'removed':
      return <del className="whole">{content}</del>
    case 'changed':
      return (
        <p className="changed">
          {block.pieces.map((piece, index) => (
            <Piece key={index} piece={piece} />
          ))}
        </p>
      )
  }
}

function Piece({ piece: { kind, text, note } }: { piece: DifferencePiece }) {
  const { number } = useTranslator()
  const content = note === undefined ? text : <sup>{number(note)}</sup>
  return kind === 'added' ? <ins>{content}</ins> : kind === 'removed' ? <del>{content}</del> : content
}
