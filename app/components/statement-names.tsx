import type { RegionalGroup } from '../domain/directory/regional-group.ts'
import type { OwnText, SignatoryLine } from '../domain/statement/signatory-line.ts'
import { showRegion } from '../i18n/signatory-counts.ts'
import { useWords } from '../i18n/context.tsx'

/** Names in numbered columns, like the end of a printed open letter. */
export function StatementNames({ entries, start = 1 }: { entries: SignatoryLine[]; start?: number }) {
  const { t, number } = useWords()
  // A title needs the width of a line.
  const isNarrow = entries.every(({ title }) => title === undefined)
  return (
    <ol className={isNarrow ? 'roll' : 'roll titled'} start={start}>
      {entries.map(({ id, name, otherName, title, country, olderVersion }) => (
        <li key={id}>
          <Own own={name} />
          {otherName === undefined ? null : (
            <>
              {' ('}
              <Own own={otherName} />)
            </>
          )}
          {title === undefined ? null : (
            <span className="detail">
              <Own own={title} />
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

const Own = ({ own: { text, lang, dir } }: { own: OwnText }) => (
  <bdi dir={dir} {...(lang === undefined ? {} : { lang })}>
    {text}
  </bdi>
)

interface RegionsProps {
  regions: { id: RegionalGroup; n: number }[]
}

/** Where anonymous organisations are at home, of those that agreed to have it said. */
export function RegionLine({ regions }: RegionsProps) {
  const words = useWords()
  const { t, lang } = words
  if (regions.length === 0) return null
  const list = new Intl.ListFormat(lang, { type: 'unit' }).format(
    regions.map(({ id, n }) => showRegion(words, id, n)),
  )
  return <p className="detail">{t('statement.regions', { regions: list })}</p>
}
