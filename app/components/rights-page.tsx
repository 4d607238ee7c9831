import { useWords } from '../i18n/context.tsx'
import { LinkGone } from './link-gone.tsx'

export interface StoredShown {
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

export type RightsShown =
  | StoredShown
  | { view: 'withdrawn'; back: string | null; withdrawn: number; underWay: number }
  | { view: 'erased'; underWay: number }
  | { view: 'gone' }

/** What is stored of the supporter who has the link, and the two buttons about it. */
export function RightsPage({ page }: { page: RightsShown }) {
  const { t, lang } = useWords()
  if (page.view === 'gone') return <LinkGone />
  if (page.view === 'stored') return <StoredOfOne page={page} />
  if (page.view === 'erased')
    return (
      <>
        <h1>{t('yours.erased-title')}</h1>
        <p className="lead">{t('yours.erased-text')}</p>
        {page.underWay === 0 ? null : <p className="notice">{t('yours.erased-under-way')}</p>}
        <p>
          <a href={`/${lang}`}>{t('refusals.back')}</a>
        </p>
      </>
    )
  return (
    <>
      <h1>{t('yours.withdraw-title')}</h1>
      <p className="lead">
        {page.withdrawn === 0 ? t('yours.withdrawn-none') : t('yours.withdrawn', { count: page.withdrawn })}
      </p>
      {page.underWay === 0 ? null : (
        <p className="notice">{t('yours.under-way', { count: page.underWay })}</p>
      )}
      <p>
        {page.back === null ? (
          <a href={`/${lang}`}>{t('refusals.back')}</a>
        ) : (
          <a href={page.back}>{t('confirm.rights')}</a>
        )}
      </p>
    </>
  )
}

function StoredOfOne({ page }: { page: StoredShown }) {
  const { t } = useWords()
  return (
    <>
      <h1>{t('yours.title')}</h1>
      <p className="lead">{t('yours.lead', { campaign: page.campaign })}</p>
      {page.email === null ? (
        <p>{t('yours.erased-already')}</p>
      ) : (
        <dl className="facts">
          <dt>{t('yours.name')}</dt>
          <dd>
            <bdi>{page.name}</bdi>
          </dd>
          <dt>{t('yours.email')}</dt>
          <dd>
            <bdi className="address">{page.email}</bdi>
          </dd>
        </dl>
      )}
      <h2>{t('yours.letters')}</h2>
      <Letters page={page} />
      <p className="hint">{t('yours.marks')}</p>
      {page.canWithdraw ? (
        <form className="way" method="post" action={page.action}>
          <h2>{t('yours.withdraw-title')}</h2>
          <p>{t('yours.withdraw-lead')}</p>
          <button className="quiet" name="intent" value="withdraw">
            {t('yours.withdraw')}
          </button>
        </form>
      ) : null}
      <form className="way" method="post" action={page.action}>
        <h2>{t('yours.erase-title')}</h2>
        <p>{t('yours.erase-lead')}</p>
        <button className="quiet" name="intent" value="erase">
          {t('yours.erase')}
        </button>
      </form>
    </>
  )
}

function Letters({ page: { letters, unlinked } }: { page: StoredShown }) {
  const { t, date } = useWords()
  return (
    <>
      {letters.length === 0 && unlinked === 0 ? <p>{t('yours.none')}</p> : null}
      {letters.length === 0 ? null : (
        <ul className="cards">
          {letters.map((letter, i) => (
            <li key={i}>
              <p>{letter.recipient}</p>
              <p className="hint">
                <bdi lang={letter.lang}>{letter.language}</bdi> · {t(`yours.status.${letter.status}`)} ·{' '}
                {date(letter.day)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {unlinked === 0 ? null : <p>{t('yours.unlinked', { count: unlinked })}</p>}
    </>
  )
}
