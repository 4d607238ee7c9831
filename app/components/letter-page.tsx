import type { ChannelReason } from '../domain/channel/channel.ts'
import { formLimits, type FormField, type LetterForm, type LetterProblem } from '../domain/letter/edited.ts'
import { useWords } from '../i18n/context.tsx'
import type { FormView } from '../ui/form-view.ts'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { Honeypot } from '../ui/honeypot.tsx'
import { ProblemList } from '../ui/problem-list.tsx'
import { AlignedLetter, type ReadingShown } from './aligned-letter.tsx'
import { LetterChoices, type ChoicesShown } from './letter-choices.tsx'
import { LetterFields } from './letter-form.tsx'
import { OpeningNotice, type OpeningShown } from './opening.tsx'
import { RecipientView, type RecipientShown } from './recipient.tsx'
import { RoundPlace, type RoundShown } from './round-place.tsx'

export interface LetterPageShown extends ChoicesShown {
  opening: OpeningShown
  /** the address of this letter: recipient, case, language, wording, round */
  here: string
  /** where another recipient is chosen, and under which letters are written */
  choose: string
  write: string
  otherSeats: { seat: 'geneva' | 'new-york'; href: string }[]
  recipient: RecipientShown
  round?: RoundShown | undefined
  letterLang: string
  letterDir: 'ltr' | 'rtl'
  form: LetterForm
  problems: LetterProblem[]
  limited: boolean
  token?: string | undefined
  reading?: ReadingShown | undefined
  mailto?: 'fits' | ChannelReason | undefined
}

/** One page in three steps: to whom, what it says, how it goes out. */
export function LetterPage({ page }: { page: LetterPageShown }) {
  const { t, number } = useWords()
  const sent = { lang: page.letterLang, dir: page.letterDir }
  const form: FormView<FormField> = {
    prefix: '',
    values: page.form,
    problems: page.problems,
    explains: 'list',
  }
  return (
    <>
      <h1>{t('letter.title', { state: page.recipient.name })}</h1>
      <RoundPlace round={page.round} />
      <ProblemList form={form} obstacle={page.limited ? t('letter.limited') : undefined} />
      <section className="step" aria-labelledby="step-whom">
        <h2 id="step-whom">{t('letter.step-whom')}</h2>
        <RecipientView recipient={page.recipient} otherSeats={page.otherSeats} />
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
          <OpeningNotice opening={page.opening} />
        )}
        <p className="hint">{t('letter.length-limit', { limit: number(formLimits.text) })}</p>
      </section>
    </>
  )
}
