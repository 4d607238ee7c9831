import { mailtoUrl } from '#app/channel/channels/mailto.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import type { SendPageView } from './send-page.server.ts'

interface Props {
  page: SendPageView
  /** whether no email address is known, so that paper is the main way */
  isMain: boolean
}

/** The letter for the post: as a PDF, or printed from the page. */
export function SendOnPaper({ page, isMain }: Props) {
  const { t } = useTranslator()
  const { actions, letter, form, plans } = page
  const { postal } = page.recipient.address ?? {}
  return (
    <div className="way">
      <h3>{isMain ? t('out.post') : t('out.print')}</h3>
      <p className="hint">{t('out.post-lead')}</p>
      {postal === undefined ? null : (
        <div className="envelope">
          <p className="hint">{t('out.envelope')}</p>
          <p className="postal" dir="auto">
            {postal.join('\n')}
          </p>
        </div>
      )}
      {isMain && postal === undefined ? <p className="hint">{t('out.post-hint')}</p> : null}
      {plans.some(({ id, fits }) => id === 'pdf' && fits) ? (
        <form method="post" action={actions.pdf}>
          <HiddenFields values={{ subject: letter.subject, text: letter.text, town: form.town }} />
          <button className={isMain ? 'button' : 'quiet'}>{t('out.pdf')}</button>
          <p className="hint">{t('out.pdf-hint')}</p>
        </form>
      ) : null}
      <CopySheets page={page} />
      <print-button hidden>{t('out.print-button')}</print-button>
      <p className="hint">{t('out.print-hint')}</p>
    </div>
  )
}

/** The recipients of copies, each with its address: another envelope, or an email. */
function CopySheets({ page }: { page: SendPageView }) {
  const { t } = useTranslator()
  const { copies } = page.recipient
  if (copies.length === 0) return null
  return (
    <>
      <p>{t('out.copies')}</p>
      <ul className="copies">
        {copies.map(({ heading, email, postal }) => (
          <li key={heading}>
            {heading}
            {postal === undefined ? null : (
              <span className="postal" dir="auto">
                {`\n${postal.join('\n')}`}
              </span>
            )}
            {email === undefined ? null : (
              <>
                {' '}
                <a href={mailtoUrl([{ email }], { subject: page.letter.subject })}>
                  <bdi className="address">{email}</bdi>
                </a>
              </>
            )}
            {email === undefined && postal === undefined ? <small>{t('out.copy-unknown')}</small> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
