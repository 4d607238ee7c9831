import { useWords } from '../i18n/context.tsx'
import type { OutPageShown } from './out-page.tsx'

type Props = {
  page: Pick<OutPageShown, 'write' | 'plans' | 'letter' | 'letterLang' | 'letterDir' | 'recipient'>
}

/** Every way to send the letter that works, then those that do not, each with the reason. */
export function WaysOut({ page }: Props) {
  const { plans, letter, letterLang: lang, letterDir: dir } = page
  const addressKnown = page.recipient.address !== undefined
  const { t, number } = useWords()
  const plan = (id: string) => plans.find((p) => p.id === id)
  const refused = plans.filter((p) => !p.fits)
  const mailto = plan('mailto')
  // With the whole letter in a link, the one to paste into is no help.
  const paste = mailto?.fits ? undefined : plan('mailto-paste')
  return (
    <>
      <section className="ways" aria-labelledby="ways">
        <h2 id="ways">{t('out.ways')}</h2>
        {mailto?.fits ? (
          <div className="way">
            <a className="button" href={mailto.url}>
              {t('out.mailto')}
            </a>
            <p className="hint">{t('out.mailto-hint')}</p>
          </div>
        ) : null}
        {plan('eml')?.fits ? (
          <form className="way" method="post" action={`${page.write}/eml`}>
            <input type="hidden" name="subject" value={letter.subject} />
            <input type="hidden" name="text" value={letter.text} />
            <button className={mailto?.fits ? 'quiet' : 'button'}>{t('out.eml')}</button>
            <p className="hint">{t('out.eml-hint')}</p>
          </form>
        ) : null}
        <div className="way">
          <h3>{paste?.fits ? t('out.mailto-paste') : t('out.copy')}</h3>
          <p className="hint">{paste?.fits ? t('out.mailto-paste-hint') : t('out.copy-hint')}</p>
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
          <label htmlFor="copy-text">{t('letter.text')}</label>
          <textarea id="copy-text" readOnly rows={6} value={letter.text} lang={lang} dir={dir} />
          <copy-button
            from="copy-text"
            data-done={t('out.copied')}
            data-by-hand={t('out.copy-by-hand')}
            hidden
          >
            {t('out.copy-text')}
          </copy-button>
          <p className="hint no-script">{t('out.select')}</p>
          {paste?.fits ? (
            <a className="quiet" href={paste.url}>
              {t('out.mailto-paste-button')}
            </a>
          ) : null}
        </div>
        <div className="way">
          <h3>{t('out.print')}</h3>
          <p className="hint">{t('out.print-hint')}</p>
          {addressKnown ? null : <p className="hint">{t('out.post-hint')}</p>}
          <print-button hidden>{t('out.print-button')}</print-button>
        </div>
      </section>
      {refused.length === 0 ? null : (
        <section className="refused" aria-labelledby="refused">
          <h2 id="refused">{t('out.not-these')}</h2>
          <ul>
            {refused.map(({ id, reason, length, limit }) =>
              reason === undefined ? null : (
                <li key={id}>
                  {t(`channel-reasons.${id as 'mailto'}.${reason}`, {
                    length: number(length),
                    limit: limit === undefined ? '' : number(limit),
                  })}
                </li>
              ),
            )}
          </ul>
        </section>
      )}
    </>
  )
}
