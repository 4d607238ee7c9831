import type { RoundGroup } from '#app/recipient/round.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'

export interface RoundPositionView {
  group?: RoundGroup | undefined
  position: number
  total: number
  previous?: { name: string; href: string } | undefined
  next?: { name: string; href: string } | undefined
}

/** "Letter 3 of 12", with the way back and on. Where the reader is stands in the page's address only. */
export function RoundPosition({ round }: { round: RoundPositionView | undefined }) {
  const { t, number } = useTranslator()
  if (!round) return null
  return (
    <nav className="round" aria-label={t('round.title')}>
      <p>
        <strong>{t('round.place', { position: number(round.position), total: number(round.total) })}</strong>{' '}
        {round.group === undefined ? t('round.chosen') : t(`groups.${round.group}`)}
      </p>
      <progress value={round.position} max={round.total} aria-label={t('round.title')} />
      <ul>
        {round.previous === undefined ? null : (
          <li>
            <a href={round.previous.href} rel="prev">
              {t('round.previous', { name: round.previous.name })}
            </a>
          </li>
        )}
        {round.next === undefined ? null : (
          <li>
            <a href={round.next.href} rel="next">
              {t('round.next', { name: round.next.name })}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
