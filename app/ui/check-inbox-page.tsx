import { useTranslator } from '#app/locale/translator-context.tsx'
import { campaignPath, statementPath } from '#app/paths.ts'

export interface CheckInboxView {
  slug: string
  email: string
  /** the address of the mailbox of a demonstration */
  mailbox?: string | undefined
}

/** "Check your mailbox": the same after every request, whatever came of it. */
export function CheckInboxPage({
  page,
  about = 'letter',
}: {
  page: CheckInboxView
  about?: 'letter' | 'signature'
}) {
  const { t, lang } = useTranslator()
  const isLetter = about === 'letter'
  // The address, in the middle of the sentence, keeps its own direction.
  const [before, after] = t(isLetter ? 'send.look-lead' : 'sign.look-lead', { email: '\n' }).split('\n')
  return (
    <>
      <h1>{t('send.look-title')}</h1>
      <p className="lead">
        {before}
        <bdi className="address">{page.email}</bdi>
        {after}
      </p>
      {page.mailbox === undefined ? null : (
        <div className="notice">
          <p>{t('send.look-demo')}</p>
          <p className="actions">
            <a className="quiet" href={page.mailbox}>
              {t('send.look-demo-link')}
            </a>
          </p>
        </div>
      )}
      <h2>{t('send.look-none')}</h2>
      <ul>
        <li>{t('send.look-wait')}</li>
        <li>{t('send.look-often')}</li>
        <li>{t('send.look-erased')}</li>
      </ul>
      <p className="actions">
        <a className="quiet" href={isLetter ? campaignPath(lang, page.slug) : statementPath(lang, page.slug)}>
          {t(isLetter ? 'thanks.back' : 'sign.back')}
        </a>
      </p>
    </>
  )
}
