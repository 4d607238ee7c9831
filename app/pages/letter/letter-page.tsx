import type { ChannelReason } from '#app/channel/channel.ts'
import {
  maxLetterFormLengths,
  type LetterFormField,
  type LetterForm,
  type LetterProblem,
} from '#app/letter/editing/letter-form.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import type { FormView } from '#app/ui/form/form-view.ts'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { Honeypot } from '#app/ui/form/honeypot.tsx'
import { ProblemList } from '#app/ui/form/problem-list.tsx'
import { AlignedLetter, type ReadingView } from './aligned-letter.tsx'
import { LetterChoices, type LetterChoicesView } from './letter-choices.tsx'
import { LetterFields } from './letter-form.tsx'
import { CampaignStatusNotice, type CampaignStatusView } from '#app/ui/campaign-status.tsx'
import { RecipientCard, type RecipientCardView } from './recipient-card.tsx'
import { RoundPosition, type RoundPositionView } from './round-position.tsx'

export interface LetterPageView extends LetterChoicesView {
  opening: CampaignStatusView
  /** the address of this letter: recipient, case, language, wording, round */
  here: string
  /** where another recipient is chosen, and under which letters are written */
  choose: string
  write: string
  otherSeats: { seat: 'geneva' | 'new-york'; href: string }[]
  recipient: RecipientCardView
  round?: RoundPositionView | undefined
  letterLang: string
  letterDir: 'ltr' | 'rtl'
  form: LetterForm
  problems: LetterProblem[]
  limited: boolean
  token?: string | undefined
  reading?: ReadingView | undefined
  mailto?: 'fits' | ChannelReason | undefined
}

/** One page in three steps: to whom, what it says, how it goes out. */
export function LetterPage({ page }: { page: LetterPageView }) {
  const { t, number } = useTranslator()
  const sent = { lang: page.letterLang, dir: page.letterDir }
  const form: FormView<LetterFormField> = {
    prefix: '',
    values: page.form,
    problems: page.problems,
    explains: 'list',
  }
  return (
    <>
      <h1>{t('letter.title', { state: page.recipient.name })}</h1>
      <RoundPosition round={page.round} />
      <ProblemList form={form} obstacle={page.limited ? t('letter.limited') : undefined} />
      <section className="step" aria-labelledby="step-whom">
        <h2 id="step-whom">{t('letter.step-whom')}</h2>
        <RecipientCard recipient={page.recipient} otherSeats={page.otherSeats} />
        <p>
          <a href={page.choose}>{t('letter.change-state')}</a>
        </p>
      </section>
      <section className="step" aria-labelledby="step-says">
        <h2 id="step-says">{t('letter.step-says')}</h2>
        <LetterChoices page={page} name={page.recipient.name} />
        {page.reading ? <AlignedLetter reading={page.reading} sent={sent} /> : null}
        <form method="post" action={page.here} id="letter" className="letter">
          {page.reading ? <h3>{t('letter.change')}</h3> : null}
          <div className="paper">
            <LetterFields form={form} {...sent} />
          </div>
          {page.token === undefined ? null : <HiddenFields values={{ token: page.token }} />}
          <Honeypot id="website" name="website" />
        </form>
      </section>
      <section className="step" aria-labelledby="step-out">
        <h2 id="step-out">{t('letter.step-out')}</h2>
        {page.opening.state === 'open' ? <p>{t('letter.out-lead')}</p> : null}
        {page.mailto === 'fits' ? <p className="hint">{t('letter.out-fits')}</p> : null}
        {page.mailto === 'too-long' ? <p className="hint">{t('letter.out-too-long')}</p> : null}
        {page.opening.state === 'open' ? (
          <button className="button" form="letter" name="intent" value="prepare">
            {t('letter.next')}
          </button>
        ) : (
          <CampaignStatusNotice opening={page.opening} />
        )}
        <p className="hint">{t('letter.length-limit', { limit: number(maxLetterFormLengths.text) })}</p>
      </section>
    </>
  )
}
