import type { ChannelPlan } from '#app/channel/channel.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'

/** The supporter's own mail program, then webmail: each link opens a new message that holds the whole letter. */
export function SendByLink({ plans }: { plans: readonly ChannelPlan[] }) {
  const { t } = useTranslator()
  const links = plans.filter(({ kind, fits }) => kind === 'link' && fits)
  const mailProgram = links.find(({ id }) => id === 'mailto')
  const webmail = links.filter(({ id }) => id !== 'mailto')
  return (
    <>
      {mailProgram === undefined ? null : (
        <div className="way">
          <a className="button" href={mailProgram.url}>
            {t('out.mailto')}
          </a>
          <p className="hint">{t('out.mailto-hint')}</p>
        </div>
      )}
      {webmail.length === 0 ? null : (
        <div className="way">
          <h3>{t('out.webmail')}</h3>
          <WebmailLinks links={webmail.map(({ id, url }) => ({ id, url }))} />
          <p className="hint">{t('out.webmail-hint')}</p>
        </div>
      )}
    </>
  )
}

/** `id`: of the channel, by which its name is found in the locale files. */
export function WebmailLinks({ links }: { links: readonly { id: string; url: string | undefined }[] }) {
  const { t } = useTranslator()
  return (
    <ul className="webmail">
      {links.map(({ id, url }) => (
        <li key={id}>
          <a className="quiet" href={url} rel="noreferrer">
            {t(`channel-reasons.names.${id as 'gmail'}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}
