import { useTranslator } from '#app/locale/translator-context.tsx'
import { mailboxPath } from '#app/paths.ts'
import { PartyLine, Timestamp } from './message-head.tsx'
import type { MailboxMessageView } from './mailbox-page.server.ts'

export function MailboxMessagePage({ page }: { page: MailboxMessageView }) {
  const { t, lang } = useTranslator()
  const { from, to, replyTo, subject, parts } = page
  return (
    <>
      <p className="breadcrumb">
        <a href={mailboxPath(lang)}>{t('mailbox.back')}</a>
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
