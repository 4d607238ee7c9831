import { formLimits, type FormProblem, type LetterForm } from '../domain/letter/edited.ts'
import { useWords } from '../i18n/context.tsx'
import { OpeningNotice, type OpeningShown } from './opening.tsx'
import { FormProblems, LetterFields } from './letter-form.tsx'
import { RecipientView, type RecipientShown } from './recipient.tsx'

export interface LetterPageShown extends RecipientShown {
  slug: string
  opening: OpeningShown
  /** the address of the page without its query */
  here: string
  caseId?: string | undefined
  asksLanguage?: string | undefined
  letterLang: string
  letterDir: 'ltr' | 'rtl'
  ownLeftOut: boolean
  about: { name?: string | undefined; href: string; current: boolean }[]
  caseCount: number
  languages: { lang: string; name: string; href: string; current: boolean }[]
  form: LetterForm
  problems: FormProblem[]
  limited: boolean
  token?: string | undefined
  reading?: { subject: string; text: string; dir: 'ltr' | 'rtl' } | undefined
  mailto?: 'fits' | 'too-long' | 'no-address' | undefined
}

/** One page in three steps: to whom, what it says, how it goes out. */
export function LetterPage({ page }: { page: LetterPageShown }) {
  const { t, lang, number } = useWords()
  const here = page.here + queryOf(page)
  return (
    <>
      <h1>{t('letter.title', { state: page.state })}</h1>
      <FormProblems problems={page.problems} limited={page.limited} />
      <section className="step" aria-labelledby="step-whom">
        <h2 id="step-whom">{t('letter.step-whom')}</h2>
        <RecipientView {...page} />
        <p>
          <a
            href={`/${lang}/campaigns/${page.slug}/write${page.caseId === undefined ? '' : `?case=${page.caseId}`}`}
          >
            {t('letter.change-state')}
          </a>
        </p>
      </section>
      <section className="step" aria-labelledby="step-says">
        <h2 id="step-says">{t('letter.step-says')}</h2>
        <h3>{t('letter.about')}</h3>
        <ul className="choices">
          {page.about.map((choice) => (
            <li key={choice.href}>
              <a href={choice.href} {...(choice.current ? { 'aria-current': 'true' as const } : {})}>
                {choice.name ?? t('letter.all-cases', { count: page.caseCount })}
              </a>
            </li>
          ))}
        </ul>
        {page.ownLeftOut ? <p className="hint">{t('letter.own-left-out', { state: page.state })}</p> : null}
        <h3>{t('letter.language')}</h3>
        <ul className="choices">
          {page.languages.map((choice) => (
            <li key={choice.lang}>
              <a
                href={choice.href}
                lang={choice.lang}
                {...(choice.current ? { 'aria-current': 'true' as const } : {})}
              >
                {choice.name}
              </a>
            </li>
          ))}
        </ul>
        <p className="hint">{t('letter.choices-hint')}</p>
        <form method="post" action={here} id="letter" className={page.reading ? 'letter beside' : 'letter'}>
          <div className="paper">
            <LetterFields
              form={page.form}
              problems={page.problems}
              lang={page.letterLang}
              dir={page.letterDir}
            />
          </div>
          {page.reading ? (
            <details className="reading" open>
              <summary>{t('letter.reading')}</summary>
              <p className="hint">{t('letter.reading-note')}</p>
              <div lang={lang} dir={page.reading.dir}>
                <p className="subject">{page.reading.subject}</p>
                <div className="letter-text">{page.reading.text}</div>
              </div>
            </details>
          ) : null}
          {page.token === undefined ? null : <input type="hidden" name="token" value={page.token} />}
          <p className="trap" aria-hidden="true">
            <label htmlFor="website">{t('letter.trap')}</label>
            <input id="website" name="website" tabIndex={-1} autoComplete="off" />
          </p>
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

/** The case and the language that were asked for stay in the address. */
export function queryOf({
  caseId,
  asksLanguage,
}: {
  caseId?: string | undefined
  asksLanguage?: string | undefined
}): string {
  const query = new URLSearchParams()
  if (caseId !== undefined) query.set('case', caseId)
  if (asksLanguage !== undefined) query.set('in', asksLanguage)
  return query.size === 0 ? '' : `?${query.toString()}`
}
