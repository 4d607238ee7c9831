import { maxLetterFormLengths, type LetterFormField } from '#app/letter/editing/letter-form.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import type { FormView } from '#app/ui/form/form-view.ts'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { Honeypot } from '#app/ui/form/honeypot.tsx'
import { ProblemList } from '#app/ui/form/problem-list.tsx'
import { AlignedLetter } from './aligned-letter.tsx'
import { LetterChoices } from './letter-choices.tsx'
import { LetterFields } from './letter-fields.tsx'
import type { LetterPageView } from './letter-page.server.ts'
import { CampaignStatusNotice } from '#app/ui/campaign-status.tsx'
import { RecipientCard } from './recipient-card.tsx'
import { RoundPosition } from './round-position.tsx'

/** One page in three steps: the recipient, the text, and how it is sent. */
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
        <RecipientCard page={page} />
        <p>
          <a href={page.choose}>{t('letter.change-state')}</a>
        </p>
      </section>
      <section className="step" aria-labelledby="step-says">
        <h2 id="step-says">{t('letter.step-says')}</h2>
        <LetterChoices page={page} />
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
        {page.status.state === 'open' ? <p>{t('letter.out-lead')}</p> : null}
        {page.mailto === 'fits' ? <p className="hint">{t('letter.out-fits')}</p> : null}
        {page.mailto === 'too-long' ? <p className="hint">{t('letter.out-too-long')}</p> : null}
        {page.status.state === 'open' ? (
          <button className="button" form="letter" name="intent" value="prepare">
            {t('letter.next')}
          </button>
        ) : (
          <CampaignStatusNotice status={page.status} />
        )}
        <p className="hint">{t('letter.length-limit', { limit: number(maxLetterFormLengths.text) })}</p>
      </section>
    </>
  )
}
