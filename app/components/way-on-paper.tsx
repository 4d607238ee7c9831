import { useWords } from '../i18n/context.tsx'
import type { WaysShown } from './ways-out.tsx'

/** The letter for the post: as a PDF, or straight from the page. `first`: nobody knows an e-mail address, this is the way. */
export function WayOnPaper({ page, first }: { page: WaysShown; first: boolean }) {
  const { t } = useWords()
  const { write, query, letter, form, plans } = page
  const { postal } = page.recipient.address ?? {}
  return (
    <div className="way">
      <h3>{first ? t('out.post') : t('out.print')}</h3>
      <p className="hint">{t('out.post-lead')}</p>
      {postal === undefined ? null : (
        <div className="envelope">
          <p className="hint">{t('out.envelope')}</p>
          <p className="postal" dir="auto">
            {postal.join('\n')}
          </p>
        </div>
      )}
      {first && postal === undefined ? <p className="hint">{t('out.post-hint')}</p> : null}
      {plans.some(({ id, fits }) => id === 'pdf' && fits) ? (
        <form method="post" action={`${write}/pdf${query}`}>
          <input type="hidden" name="subject" value={letter.subject} />
          <input type="hidden" name="text" value={letter.text} />
          <input type="hidden" name="town" value={form.town} />
          <button className={first ? 'button' : 'quiet'}>{t('out.pdf')}</button>
          <p className="hint">{t('out.pdf-hint')}</p>
        </form>
      ) : null}
      <print-button hidden>{t('out.print-button')}</print-button>
      <p className="hint">{t('out.print-hint')}</p>
    </div>
  )
}
