import { useTranslator } from '#app/locale/translator-context.tsx'
import { mailboxMessagePath } from '#app/paths.ts'
import { PartyLine, Timestamp } from './message-head.tsx'
import type { MailboxPageView } from './mailbox-page.server.ts'

export function MailboxPage({ page }: { page: MailboxPageView }) {
  const { t, lang } = useTranslator()
  return (
    <>
      <h1>{t('mailbox.title')}</h1>
      <p className="lead">{t('mailbox.lead')}</p>
      {page.messages.length === 0 ? <p className="notice">{t('mailbox.empty')}</p> : null}
      <ul className="cards mailbox">
        {page.messages.map((message) => (
          <li key={message.id}>
            <h2>
              <a href={mailboxMessagePath(lang, message.id)} lang={message.lang} dir="auto">
                {message.subject}
              </a>
            </h2>
            <p className="hint">
              {t('mailbox.to')}: <PartyLine party={message.to} /> · <Timestamp at={message.at} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
