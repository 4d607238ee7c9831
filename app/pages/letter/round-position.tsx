import { useTranslator } from '#app/locale/translator-context.tsx'
import type { RoundView } from './round-view.server.ts'

/** "Letter 3 of 12", with links to the letters before and after. The position is kept in the address of the page only. */
export function RoundPosition({ round }: { round: RoundView | undefined }) {
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
