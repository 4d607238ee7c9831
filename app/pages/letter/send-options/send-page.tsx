import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { RoundPosition } from '#app/pages/letter/round-position.tsx'
import { SendForMe } from './send-for-me.tsx'
import type { SendPageView } from './send-page.server.ts'
import { SentForm } from './sent-form.tsx'
import { SendOptions } from './send-options.tsx'

/** The finished letter, the ways to send it, and "I have sent it". Made for one supporter; no cache keeps it. */
export function SendPage({ page }: { page: SendPageView }) {
  const { t } = useTranslator()
  const { address, heading } = page.recipient
  return (
    <>
      <h1>{t('out.title')}</h1>
      <RoundPosition round={page.round} />
      <p className="lead">{t('out.lead')}</p>
      {page.send === undefined ? null : (
        <p>
          <a className="quiet" href="#send">
            {t('send.title')}
          </a>
        </p>
      )}
      {page.cleaned ? <p className="notice">{t('out.cleaned')}</p> : null}
      <div className="out">
        <div>
          <SendOptions page={page}>
            <SendForMe page={page} />
          </SendOptions>
          <SentForm page={page} />
        </div>
        <div className="ready">
          <article className="paper" id="your-letter" aria-label={t('out.your-letter')}>
            <p className="to">
              {t('out.to')}: {heading}
              {address?.email === undefined ? null : (
                <>
                  {' '}
                  <bdi className="address">&lt;{address.email}&gt;</bdi>
                </>
              )}
            </p>
            <div lang={page.letterLang} dir={page.letterDir}>
              <p className="on-paper">{page.placeAndDate}</p>
              {address?.postal === undefined ? null : (
                <p className="on-paper postal" dir="auto">
                  {address.postal.join('\n')}
                </p>
              )}
              <p className="subject">{page.letter.subject}</p>
              <div className="letter-text">{page.letter.text}</div>
            </div>
          </article>
          <form method="post" action={page.here} className="change">
            <HiddenFields values={{ ...page.form, token: page.token }} />
            <button className="quiet" name="intent" value="edit">
              {t('out.change')}
            </button>
          </form>
        </div>
      </div>
    </>
  )
}
