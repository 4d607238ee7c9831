import type { RegionalGroup } from '#app/reference/regional-group.ts'
import type { TaggedText, SignatoryLineView } from '#app/signature/signatory/signatory-line.ts'
import { formatRegion } from '#app/signature/signatory/format-counts.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'

/** Names in numbered columns, like the end of a printed open letter. */
export function StatementNames({ entries, start = 1 }: { entries: SignatoryLineView[]; start?: number }) {
  const { t, number } = useTranslator()
  // A title needs a whole line.
  const isNarrow = entries.every(({ title }) => title === undefined)
  return (
    <ol className={isNarrow ? 'roll' : 'roll titled'} start={start}>
      {entries.map(({ id, name, otherName, title, country, olderVersion }) => (
        <li key={id}>
          <TaggedTextSpan tagged={name} />
          {otherName === undefined ? null : (
            <>
              {' ('}
              <TaggedTextSpan tagged={otherName} />)
            </>
          )}
          {title === undefined ? null : (
            <span className="detail">
              <TaggedTextSpan tagged={title} />
            </span>
          )}
          {country === undefined ? null : <span className="country"> {country}</span>}
          {olderVersion === undefined ? null : (
            <small> · {t('statement.version', { n: number(olderVersion) })}</small>
          )}
        </li>
      ))}
    </ol>
  )
}

const TaggedTextSpan = ({ tagged: { text, lang, dir } }: { tagged: TaggedText }) => (
  <bdi dir={dir} {...(lang === undefined ? {} : { lang })}>
    {text}
  </bdi>
)

interface RegionsProps {
  regions: { id: RegionalGroup; n: number }[]
}

/** The regions of the anonymous organisations that agreed to have theirs published. */
export function RegionLine({ regions }: RegionsProps) {
  const translator = useTranslator()
  const { t, lang } = translator
  if (regions.length === 0) return null
  const list = new Intl.ListFormat(lang, { type: 'unit' }).format(
    regions.map(({ id, n }) => formatRegion(translator, id, n)),
  )
  return <p className="detail">{t('statement.regions', { regions: list })}</p>
}
