import { sayCounts, type TotalDifferences } from '../domain/statement/said-counts.ts'
import type { SignatureCounts } from '../domain/statement/signatory.ts'
import { useWords } from '../i18n/context.tsx'
import { showCount } from '../i18n/signatory-counts.ts'

interface Props {
  counts: SignatureCounts
  /** kinds of which the source of a list states another total than the list bears out */
  differences?: TotalDifferences | undefined
  /** the numbers alone, where their page is one link away */
  isBrief?: boolean
}

/** "321 organisations, 39 of them anonymous": a line for each kind that there is, and what must be said beside it. */
export function StatementCounts({ counts, differences, isBrief = false }: Props) {
  const words = useWords()
  const { t, number } = words
  const said = sayCounts(counts, differences)
  if (said.length === 0) return <p className="signed">{t('statement.nobody')}</p>
  return said.map(({ kind, count, difference }) => (
    <div key={kind}>
      <p className="signed">{showCount(words, kind, count)}</p>
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
