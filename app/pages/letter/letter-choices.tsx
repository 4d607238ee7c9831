import { useTranslator } from '#app/locale/translator-context.tsx'
import type { LetterPageView } from './letter-page.server.ts'

const ariaCurrent = (isCurrent: boolean) => (isCurrent ? { 'aria-current': 'true' as const } : {})

/** The links that change the subject, the language and the wording of a letter. */
export function LetterChoices({ page }: { page: LetterPageView }) {
  const { t, number } = useTranslator()
  return (
    <>
      {page.about.length === 0 ? null : (
        <>
          <h3>{t('letter.about')}</h3>
          <ul className="choices">
            {page.about.map((choice) => (
              <li key={choice.href}>
                <a href={choice.href} {...ariaCurrent(choice.current)}>
                  {choice.name ?? t('letter.all-cases', { count: page.caseCount })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {page.ownLeftOut ? (
        <p className="hint">{t('letter.own-left-out', { state: page.recipient.name })}</p>
      ) : null}
      <h3>{t('letter.language')}</h3>
      <ul className="choices">
        {page.languages.map((choice) => (
          <li key={choice.lang}>
            <a href={choice.href} lang={choice.lang} {...ariaCurrent(choice.current)}>
              {choice.name}
            </a>
          </li>
        ))}
      </ul>
      {page.wording === undefined ? null : (
        <p className="wording">
          {t('letter.wording', { number: number(page.wording.number), of: number(page.wording.of) })}{' '}
          <a className="quiet" href={page.wording.another} rel="nofollow">
            {t('letter.another-wording')}
          </a>
        </p>
      )}
      <p className="hint">{t('letter.choices-hint')}</p>
    </>
  )
}
