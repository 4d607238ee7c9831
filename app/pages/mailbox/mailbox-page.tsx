import { useTranslator } from '#app/locale/translator-context.tsx'
import { dayOfIso } from '#app/time/days.ts'

interface Party {
  name: string
  address: string
}

interface MailboxListItem {
  id: string
  /** ISO */
  at: string
  to: Party
  subject: string
  lang?: string | undefined
}

/** The mails of a demonstration, newest first. */
export function MailboxPage({ page }: { page: { emails: MailboxListItem[] } }) {
  const { t, lang } = useTranslator()
  return (
    <>
      <h1>{t('mailbox.title')}</h1>
      <p className="lead">{t('mailbox.lead')}</p>
      {page.emails.length === 0 ? <p className="notice">{t('mailbox.empty')}</p> : null}
      <ul className="cards mailbox">
        {page.emails.map((email) => (
          <li key={email.id}>
            <h2>
              <a href={`/${lang}/mailbox/${email.id}`} lang={email.lang} dir="auto">
                {email.subject}
              </a>
            </h2>
            <p className="hint">
              {t('mailbox.to')}: <PartyLine party={email.to} /> · <Timestamp at={email.at} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

export interface MailboxMessageView {
  at: string
  from: Party
  to: Party
  replyTo?: Party | undefined
  subject: string
  lang?: string | undefined
  /** the text in pieces; those with a path are links into this site */
  parts: { text: string; path?: string | undefined }[]
}

/** One mail as whoever it is for would see it: its text, never its HTML. */
export function MailboxMessagePage({ page }: { page: MailboxMessageView }) {
  const { t, lang } = useTranslator()
  const { from, to, replyTo, subject, parts } = page
  return (
    <>
      <p className="breadcrumb">
        <a href={`/${lang}/mailbox`}>{t('mailbox.back')}</a>
      </p>
      <h1 lang={page.lang} dir="auto">
        {subject}
      </h1>
      <dl className="facts mail-head">
        <dt>{t('mailbox.from')}</dt>
        <dd>
          <PartyLine party={from} />
        </dd>
        {replyTo === undefined ? null : (
          <>
            <dt>{t('mailbox.reply-to')}</dt>
            <dd>
              <PartyLine party={replyTo} />
            </dd>
          </>
        )}
        <dt>{t('mailbox.to')}</dt>
        <dd>
          <PartyLine party={to} />
        </dd>
        <dt>{t('mailbox.date')}</dt>
        <dd>
          <Timestamp at={page.at} />
        </dd>
      </dl>
      <article className="paper" lang={page.lang} dir="auto">
        <div className="letter-text">
          {parts.map(({ text, path }, i) =>
            path === undefined ? (
              text
            ) : (
              <a key={i} href={path}>
                {text}
              </a>
            ),
          )}
        </div>
      </article>
    </>
  )
}

function PartyLine({ party: { name, address } }: { party: Party }) {
  return (
    <>
      {name === '' ? null : (
        <>
          <bdi>{name}</bdi>{' '}
        </>
      )}
      <bdi className="address">&lt;{address}&gt;</bdi>
    </>
  )
}

/** To the minute, in UTC. */
function Timestamp({ at }: { at: string }) {
  const { date } = useTranslator()
  return (
    <time dateTime={at}>
      {date(dayOfIso(at))}, {at.slice(11, 16)} UTC
    </time>
  )
}
