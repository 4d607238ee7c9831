import { useTranslator } from '#app/locale/translator-context.tsx'
import { WebmailLinks } from './send-by-link.tsx'
import type { SendPageView } from './send-page.server.ts'

/** Subject and text to copy; for a channel that cannot take the whole letter, a link to a new message to paste it into. */
export function SendByCopy({ page }: { page: SendPageView }) {
  const { plans, letter, letterLang: lang, letterDir: dir } = page
  const { t } = useTranslator()
  const isTooLong = (id: string) => plans.some((plan) => plan.id === id && plan.reason === 'too-long')
  const pastes = plans.flatMap(({ fits, insteadOf, url }) =>
    fits && insteadOf !== undefined && isTooLong(insteadOf) ? [{ id: insteadOf, url }] : [],
  )
  const mailProgram = pastes.find(({ id }) => id === 'mailto')
  const webmail = pastes.filter(({ id }) => id !== 'mailto')
  return (
    <div className="way">
      <h3>{mailProgram ? t('out.mailto-paste') : t('out.copy')}</h3>
      <p className="hint">{mailProgram ? t('out.mailto-paste-hint') : t('out.copy-hint')}</p>
      <label htmlFor="copy-text">{t('letter.text')}</label>
      <textarea id="copy-text" readOnly rows={6} value={letter.text} lang={lang} dir={dir} />
      <copy-button from="copy-text" data-done={t('out.copied')} data-by-hand={t('out.copy-by-hand')} hidden>
        {t('out.copy-text')}
      </copy-button>
      <label htmlFor="copy-subject">{t('letter.subject')}</label>
      <input id="copy-subject" readOnly value={letter.subject} lang={lang} dir={dir} />
      <copy-button
        from="copy-subject"
        data-done={t('out.copied')}
        data-by-hand={t('out.copy-by-hand')}
        hidden
      >
        {t('out.copy-subject')}
      </copy-button>
      <p className="hint no-script">{t('out.select')}</p>
      {mailProgram === undefined ? null : (
        <a className="button" href={mailProgram.url}>
          {t('out.mailto-paste-button')}
        </a>
      )}
      {webmail.length === 0 ? null : (
        <>
          <p className="or">{t('out.paste-webmail')}</p>
          <WebmailLinks links={webmail} />
          <p className="hint">{t('out.paste-privacy')}</p>
        </>
      )}
    </div>
  )
}
