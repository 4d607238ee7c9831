import { useTranslator } from '#app/locale/translator-context.tsx'
import { homePath } from '#app/paths.ts'

export interface StoredLettersView {
  view: 'stored'
  action: string
  campaign: string
  name: string | null
  email: string | null
  letters: {
    recipient: string
    /** its language's name and code */
    language: string
    lang: string
    status: 'pending' | 'queued' | 'accepted' | 'failed' | 'bounced' | 'withdrawn'
    day: string
  }[]
  canWithdraw: boolean
  unlinked: number
}

export type ManageLettersView =
  | StoredLettersView
  | { view: 'withdrawn'; back: string | null; withdrawn: number; underWay: number }
  | { view: 'erased'; underWay: number }

/** Everything stored of a supporter, and the buttons to withdraw and to erase it. */
export function ManageLettersPage({ page }: { page: ManageLettersView }) {
  const { t, lang } = useTranslator()
  if (page.view === 'stored') return <StoredLetters page={page} />
  if (page.view === 'erased')
    return (
      <>
        <h1>{t('manage-letters.erased-title')}</h1>
        <p className="lead">{t('manage-letters.erased-text')}</p>
        {page.underWay === 0 ? null : <p className="notice">{t('manage-letters.erased-under-way')}</p>}
        <p>
          <a href={homePath(lang)}>{t('refusals.back')}</a>
        </p>
      </>
    )
  return (
    <>
      <h1>{t('manage-letters.withdraw-title')}</h1>
      <p className="lead">
        {page.withdrawn === 0
          ? t('manage-letters.withdrawn-none')
          : t('manage-letters.withdrawn', { count: page.withdrawn })}
      </p>
      {page.underWay === 0 ? null : (
        <p className="notice">{t('manage-letters.under-way', { count: page.underWay })}</p>
      )}
      <p>
        {page.back === null ? (
          <a href={homePath(lang)}>{t('refusals.back')}</a>
        ) : (
          <a href={page.back}>{t('confirm.rights')}</a>
        )}
      </p>
    </>
  )
}

function StoredLetters({ page }: { page: StoredLettersView }) {
  const { t } = useTranslator()
  return (
    <>
      <h1>{t('manage-letters.title')}</h1>
      <p className="lead">{t('manage-letters.lead', { campaign: page.campaign })}</p>
      {page.email === null ? (
        <p>{t('manage-letters.erased-already')}</p>
      ) : (
        <dl className="facts">
          <dt>{t('manage-letters.name')}</dt>
          <dd>
            <bdi>{page.name}</bdi>
          </dd>
          <dt>{t('manage-letters.email')}</dt>
          <dd>
            <bdi className="address">{page.email}</bdi>
          </dd>
        </dl>
      )}
      <h2>{t('manage-letters.letters')}</h2>
      <LetterTable page={page} />
      <p className="hint">{t('manage-letters.marks')}</p>
      {page.canWithdraw ? (
        <form className="way" method="post" action={page.action}>
          <h2>{t('manage-letters.withdraw-title')}</h2>
          <p>{t('manage-letters.withdraw-lead')}</p>
          <button className="quiet" name="intent" value="withdraw">
            {t('manage-letters.withdraw')}
          </button>
        </form>
      ) : null}
      <form className="way" method="post" action={page.action}>
        <h2>{t('manage-letters.erase-title')}</h2>
        <p>{t('manage-letters.erase-lead')}</p>
        <button className="quiet" name="intent" value="erase">
          {t('manage-letters.erase')}
        </button>
      </form>
    </>
  )
}

function LetterTable({ page: { letters, unlinked } }: { page: StoredLettersView }) {
  const { t, date } = useTranslator()
  return (
    <>
      {letters.length === 0 && unlinked === 0 ? <p>{t('manage-letters.none')}</p> : null}
      {letters.length === 0 ? null : (
        <ul className="cards">
          {letters.map((letter, i) => (
            <li key={i}>
              <p>{letter.recipient}</p>
              <p className="hint">
                <bdi lang={letter.lang}>{letter.language}</bdi> ·{' '}
                {t(`manage-letters.status.${letter.status}`)} · {date(letter.day)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {unlinked === 0 ? null : <p>{t('manage-letters.unlinked', { count: unlinked })}</p>}
    </>
  )
}
