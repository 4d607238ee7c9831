import { displayedCounts, type TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { formatCount } from '#app/signature/signatory/format-counts.ts'

interface Props {
  counts: SignatureCounts
  /** kinds of which the source of a list states another total than the list bears out */
  differences?: TotalDifferences | undefined
  /** the numbers without the notes, where their page is one link away */
  isBrief?: boolean
}

/** "321 organisations, 39 of them anonymous": a line for each kind with signatures, and a note where its source disagrees. */
export function StatementCounts({ counts, differences, isBrief = false }: Props) {
  const translator = useTranslator()
  const { t, number } = translator
  const displayed = displayedCounts(counts, differences)
  if (displayed.length === 0) return <p className="signed">{t('statement.nobody')}</p>
  return displayed.map(({ kind, count, difference }) => (
    <div key={kind}>
      <p className="signed">{formatCount(translator, kind, count)}</p>
      {difference === undefined || isBrief ? null : (
        <p className="detail">
          {t('statement.stated', {
            stated: number(difference.stated),
            listed: number(difference.listed),
            anonymous: number(difference.anonymous),
            counted: number(difference.counted),
          })}
        </p>
      )}
    </div>
  ))
}
