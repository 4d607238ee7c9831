import type { ChannelPlan } from '../domain/channel/channel.ts'
import type { EditedLetter, LetterForm } from '../domain/letter/edited.ts'
import { useWords } from '../i18n/context.tsx'
import { queryOf } from './letter-page.tsx'
import type { RecipientShown } from './recipient.tsx'
import { WaysOut } from './ways-out.tsx'

export interface OutPageShown extends RecipientShown {
  here: string
  caseId?: string | undefined
  asksLanguage?: string | undefined
  letterLang: string
  letterDir: 'ltr' | 'rtl'
  form: LetterForm
  letter: EditedLetter
  /** on paper only: a mail has its own date */
  placeAndDate: string
  cleaned: boolean
  token: string
  plans: ChannelPlan[]
}

/** The letter as it goes out, the ways to send it, and "I have sent it". Made for one supporter, never kept. */
export function OutPage({ page }: { page: OutPageShown }) {
  const { t } = useWords()
  const query = queryOf(page)
  return (
    <>
      <h1>{t('out.title')}</h1>
      <p className="lead">{t('out.lead')}</p>
      {page.cleaned ? <p className="notice">{t('out.cleaned')}</p> : null}
      <div className="out">
        <div>
          <WaysOut
            here={page.here}
            plans={page.plans}
            letter={page.letter}
            lang={page.letterLang}
            dir={page.letterDir}
            addressKnown={page.address !== undefined}
          />
          <section className="sent" aria-labelledby="sent">
            <h2 id="sent">{t('out.sent-title')}</h2>
            <p>{t('out.sent-lead')}</p>
            <form method="post" action={`${page.here}/sent${query}`}>
              <input type="hidden" name="token" value={page.token} />
              <button className="button">{t('out.sent')}</button>
            </form>
          </section>
        </div>
        <div className="ready">
          <article className="paper" id="your-letter" aria-label={t('out.your-letter')}>
            <p className="to">
              {t('out.to')}: {page.mission}
              {page.address === undefined ? null : (
                <>
                  {' '}
                  <bdi className="address">&lt;{page.address.email}&gt;</bdi>
                </>
              )}
            </p>
            <div lang={page.letterLang} dir={page.letterDir}>
              <p className="on-paper">{page.placeAndDate}</p>
              <p className="subject">{page.letter.subject}</p>
              <div className="letter-text">{page.letter.text}</div>
            </div>
          </article>
          <form method="post" action={page.here + query} className="change">
            {Object.entries(page.form).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <input type="hidden" name="token" value={page.token} />
            <button className="quiet" name="intent" value="edit">
              {t('out.change')}
            </button>
          </form>
        </div>
      </div>
    </>
  )
}
