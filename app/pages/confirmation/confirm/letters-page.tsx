import { useTranslator } from '#app/locale/translator-context.tsx'
import { campaignPath, sharePath } from '#app/paths.ts'

export interface PendingLettersView {
  view: 'waits'
  action: string
  /** of the page that shows and erases what is stored */
  managePath: string
  campaign: string
  isOpen: boolean
  /** false in a demonstration: letters go at once */
  isPaced: boolean
  name: string
  email: string
  letters: { recipient: string; lang: string; dir: 'ltr' | 'rtl'; subject: string; text: string }[]
}

export interface ConfirmedLettersView {
  view: 'done'
  slug: string
  managePath: string
  queued: number
  leftOut: number
  /** nothing is sent until the operators of the site resume */
  isPaused: boolean
  /** an email to the supporter is sent now */
  hasMail: boolean
  /** days; none if all go at once */
  first?: string
  last?: string
}

export type ConfirmLettersView =
  PendingLettersView | ConfirmedLettersView | { view: 'again'; slug: string; managePath: string }

/** The page of a confirmation link for letters, before and after its button. */
export function ConfirmLettersPage({ page }: { page: ConfirmLettersView }) {
  if (page.view === 'waits') return <PendingLetters page={page} />
  return <ConfirmedLetters page={page} />
}

function PendingLetters({ page }: { page: PendingLettersView }) {
  const { t } = useTranslator()
  const count = page.letters.length
  const [only] = page.letters
  return (
    <>
      <p className="breadcrumb">{page.campaign}</p>
      <h1>{t('confirm.title', { count })}</h1>
      <p className="lead">{t('confirm.lead')}</p>
      <dl className="facts">
        <dt>{t('confirm.from')}</dt>
        <dd>
          <bdi>{page.name}</bdi> <bdi className="address">&lt;{page.email}&gt;</bdi>
        </dd>
        <dd className="hint">{t('confirm.from-hint')}</dd>
      </dl>
      {page.letters.map((letter) => (
        <details className="letter-waits" key={letter.recipient} open={letter === only && count === 1}>
          <summary>{t('confirm.letter', { recipient: letter.recipient })}</summary>
          <article className="paper" lang={letter.lang} dir={letter.dir}>
            <p className="subject">{letter.subject}</p>
            <div className="letter-text">{letter.text}</div>
          </article>
        </details>
      ))}
      {page.isOpen ? (
        <form method="post" action={page.action}>
          {page.isPaced ? <p className="hint">{t('confirm.pace')}</p> : null}
          <p className="actions">
            <button className="button">{t('confirm.button', { count })}</button>
          </p>
        </form>
      ) : (
        <p className="notice">{t('confirm.not-open')}</p>
      )}
      <p>{t('confirm.not-you')}</p>
      <p>
        <a href={page.managePath}>{t('confirm.rights')}</a>
      </p>
    </>
  )
}

function ConfirmedLetters({ page }: { page: Exclude<ConfirmLettersView, { view: 'waits' }> }) {
  const { t, lang } = useTranslator()
  const isNone = page.view === 'done' && page.queued === 0
  return (
    <>
      <h1>{t(isNone ? 'confirm.none-title' : 'confirm.done-title')}</h1>
      {page.view === 'again' ? <p className="lead">{t('confirm.done-already')}</p> : <Queued page={page} />}
      {isNone ? null : <p>{t('confirm.done-counted')}</p>}
      {page.view === 'done' && page.hasMail ? <p>{t('confirm.done-mail')}</p> : null}
      <p>
        <a href={page.managePath}>{t('confirm.rights')}</a>
      </p>
      <p className="actions">
        <a className="button" href={sharePath(lang, page.slug)}>
          {t('campaign.share')}
        </a>
        <a className="quiet" href={campaignPath(lang, page.slug)}>
          {t('thanks.back')}
        </a>
      </p>
    </>
  )
}

function Queued({ page: { queued, leftOut, isPaused, first, last } }: { page: ConfirmedLettersView }) {
  const { t, date } = useTranslator()
  if (queued === 0) return <p className="lead">{t('confirm.done-none')}</p>
  return (
    <>
      <p className="lead">
        {t('confirm.done-queued', { count: queued })}{' '}
        {isPaused
          ? t('confirm.done-paused')
          : first === undefined || last === undefined
            ? t('confirm.done-soon')
            : first === last
              ? t('confirm.done-day', { date: date(first) })
              : t('confirm.done-days', { first: date(first), last: date(last) })}
      </p>
      {leftOut === 0 ? null : <p className="notice">{t('confirm.done-some', { count: leftOut })}</p>}
    </>
  )
}
