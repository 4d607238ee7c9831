import type { SignField } from '../domain/statement/sign-form.ts'
import { useWords } from '../i18n/context.tsx'
import { useExplain } from './sign-field.tsx'
import type { SignPageShown } from './sign-page.tsx'

/** What is wrong, above the form, each with a link to its field. What was typed is in the form below. */
export function SignProblems({ page }: { page: Pick<SignPageShown, 'kind' | 'problems' | 'tooMany'> }) {
  const { t } = useWords()
  const explain = useExplain()
  const label = useLabels(page.kind)
  if (page.problems.length === 0 && page.tooMany === undefined) return null
  return (
    <div className="problems" role="alert" id="problems">
      <h2>{t('letter.problems')}</h2>
      <ul>
        {page.tooMany === undefined ? null : <li>{t(`sign.limited-${page.tooMany}`)}</li>}
        {page.problems.map((problem) => (
          <li key={problem.field}>
            <a href={`#sign-${problem.field}`}>{label(problem.field)}</a>
            {t('sign.colon')}
            {explain(problem)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a field is called for an organisation, or for a person. */
export function useLabels(kind: SignPageShown['kind']): (field: SignField) => string {
  const { t } = useWords()
  return (field) => (field === 'name' ? t(`sign.name-${kind}`) : t(`sign.labels.${field}`))
}
