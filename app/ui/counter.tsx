import type { Counter } from '#app/participation/counter.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { counterApiPath, numbersPath } from '#app/paths.ts'

export interface CounterGoal {
  prepared?: number | undefined
  reported?: number | undefined
  shares?: number | undefined
}

interface Props {
  slug: string
  counter: Counter
  goal: CounterGoal
}

/** The numbers of a campaign, each under its own name. Where scripts run, an element fetches newer ones. */
export function CounterPanel({ slug, counter, goal }: Props) {
  const { t, lang, number } = useTranslator()
  const { accepted } = counter.letters
  const entries = [
    // Where the server sends nothing, a zero would look as if no letter had arrived.
    ...(accepted > 0 ? [{ key: 'accepted' as const, n: accepted, goal: undefined }] : []),
    { key: 'reported' as const, n: counter.letters.reported, goal: goal.reported },
    { key: 'prepared' as const, n: counter.letters.prepared, goal: goal.prepared },
    { key: 'shares' as const, n: counter.shares, goal: goal.shares },
  ]
  return (
    <section className="counter" aria-label={t('counter.title')}>
      <live-counter src={counterApiPath(slug)} lang={lang}>
        <dl>
          {entries.map((entry) => (
            <div key={entry.key}>
              <dt>{t(`counter.${entry.key}`, { count: entry.n })}</dt>
              <dd>
                <span data-counter={entry.key}>{number(entry.n)}</span>
                {entry.goal === undefined ? null : (
                  <>
                    <progress
                      value={Math.min(entry.n, entry.goal)}
                      max={entry.goal}
                      aria-label={t('counter.goal', { goal: number(entry.goal) })}
                    />
                    <small>{t('counter.goal', { goal: number(entry.goal) })}</small>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </live-counter>
      <p className="explain">
        <a href={numbersPath(lang)}>{t('counter.explain')}</a>
      </p>
    </section>
  )
}
