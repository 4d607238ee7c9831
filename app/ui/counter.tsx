import type { Counter } from '#app/participation/counter.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { counterApiPath, numbersPath } from '#app/paths.ts'

interface Props {
  slug: string
  counter: Counter
  goal?: { prepared?: number | undefined; reported?: number | undefined; shares?: number | undefined }
}

/** Who took part, each number for what it is. A small element asks for newer numbers where scripts run. */
export function CounterPanel({ slug, counter, goal = {} }: Props) {
  const { t, lang, number } = useTranslator()
  const { accepted } = counter.letters
  const entries = [
    // Where the server sends nothing, a zero would look like nobody's letter having arrived.
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
