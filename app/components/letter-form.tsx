import type { FormProblem, LetterForm } from '../domain/letter/edited.ts'
import { formLimits } from '../domain/letter/edited.ts'
import { useWords } from '../i18n/context.tsx'

interface Props {
  form: LetterForm
  problems: FormProblem[]
  lang: string
  dir: 'ltr' | 'rtl'
}

/** The letter to change, and who signs it. */
export function LetterFields({ form, problems, lang, dir }: Props) {
  const { t } = useWords()
  const broken = (field: keyof LetterForm) =>
    problems.some((problem) => problem.field === field)
      ? { 'aria-invalid': true, 'aria-describedby': `problem-${field}` }
      : {}
  return (
    <>
      <label htmlFor="subject">{t('letter.subject')}</label>
      <input
        id="subject"
        name="subject"
        defaultValue={form.subject}
        maxLength={formLimits.subject}
        lang={lang}
        dir={dir}
        required
        {...broken('subject')}
      />
      <label htmlFor="text">{t('letter.text')}</label>
      <p className="hint" id="text-hint">
        {t('letter.text-hint')}
      </p>
      <letter-editor data-limit={formLimits.text}>
        <textarea
          id="text"
          name="text"
          rows={24}
          defaultValue={form.text}
          maxLength={formLimits.text}
          lang={lang}
          dir={dir}
          required
          aria-describedby="text-hint"
          {...broken('text')}
        />
      </letter-editor>
      <label htmlFor="why">{t('letter.why')}</label>
      <p className="hint" id="why-hint">
        {t('letter.why-hint')}
      </p>
      <textarea
        id="why"
        name="why"
        className="few"
        rows={2}
        defaultValue={form.why}
        maxLength={formLimits.why}
        dir="auto"
        aria-describedby="why-hint"
        {...broken('why')}
      />
      <div className="signature">
        <div>
          <label htmlFor="name">{t('letter.name')}</label>
          <input
            id="name"
            name="name"
            defaultValue={form.name}
            maxLength={formLimits.name}
            autoComplete="off"
            dir="auto"
            aria-describedby="name-hint"
            {...broken('name')}
          />
        </div>
        <div>
          <label htmlFor="town">{t('letter.town')}</label>
          <input
            id="town"
            name="town"
            defaultValue={form.town}
            maxLength={formLimits.town}
            autoComplete="off"
            dir="auto"
            {...broken('town')}
          />
        </div>
        <p className="hint" id="name-hint">
          {t('letter.name-hint')}
        </p>
      </div>
    </>
  )
}

/** What is wrong, above the form, each with a link to its field. */
export function FormProblems({ problems, limited }: { problems: FormProblem[]; limited: boolean }) {
  const { t, number } = useWords()
  if (problems.length === 0 && !limited) return null
  return (
    <div className="problems" role="alert" id="problems">
      <h2>{t('letter.problems')}</h2>
      <ul>
        {limited ? <li>{t('letter.limited')}</li> : null}
        {problems.map((problem) => (
          <li key={problem.field}>
            <a id={`problem-${problem.field}`} href={`#${problem.field}`}>
              {showProblemText(problem)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )

  function showProblemText({ field, code, limit }: FormProblem): string {
    if (code === 'empty') return field === 'subject' ? t('letter.empty-subject') : t('letter.empty-text')
    return t(`letter.too-long-${field}`, { limit: number(limit) })
  }
}
