import { useTranslator } from '#app/locale/translator-context.tsx'
import { letterPath, roundPath } from '#app/paths.ts'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import type { RecipientsPageView } from './recipients-page.server.ts'

/** The missions to choose from; several may be ticked and are then written to one after the other. */
export function StateList({ page }: { page: RecipientsPageView }) {
  const { t, lang } = useTranslator()
  return (
    <form action={roundPath(lang, page.slug)}>
      {page.caseId === undefined ? null : <HiddenFields values={{ case: page.caseId }} />}
      <state-filter data-none={t('write.none')}>
        <ul className="states">
          {page.states.map((state) => (
            <li key={state.code} data-keys={state.keys}>
              <label className="tick">
                <input type="checkbox" name="to" value={state.code} aria-label={state.name} />
              </label>
              <span>
                <a href={letterPath(lang, page.slug, state.code, { case: page.caseId })}>{state.name}</a>
                {state.isOnCouncil ? <small>{t('write.council', { year: page.year })}</small> : null}
                {state.isOwnCaseLeftOut ? <small>{t('write.own-case')}</small> : null}
              </span>
            </li>
          ))}
        </ul>
      </state-filter>
      <p className="ticked">
        <button className="quiet">{t('write.round-button')}</button>
      </p>
    </form>
  )
}

/** Groups whose members are written to one after the other. */
export function RoundList({ page: { rounds, council } }: { page: RecipientsPageView }) {
  const { t, number } = useTranslator()
  if (rounds.length === 0) return null
  return (
    <details className="rounds">
      <summary>{t('write.rounds')}</summary>
      <p>{t('write.rounds-lead')}</p>
      <ul>
        {rounds.map(({ group, count, href }) => (
          <li key={group}>
            <a href={href} rel="nofollow">
              {t(`groups.${group}`)}
            </a>{' '}
            <small>
              {number(count)}
              {group === 'council' ? ` · ${council.year}` : null}
            </small>
          </li>
        ))}
      </ul>
      {council.complete ? null : (
        <p className="hint">
          {t('write.council-incomplete', { known: number(council.known), year: council.year })}
        </p>
      )}
      <p className="hint">{t('write.tick-hint')}</p>
    </details>
  )
}
