import { useTranslator } from '#app/locale/translator-context.tsx'
import { formatProblem } from './format-problem.ts'
import { fieldId, problemId, type FormView } from './form-view.ts'

interface ProblemListProps<Name extends string> {
  form: FormView<Name>
  /** what keeps the form from being answered, right as it may be */
  obstacle?: string | undefined
  /** names a field before its problem, where the words alone do not say which it is */
  labelOf?: (name: Name) => string
  heading?: 'h2' | 'h3'
}

/** All that is wrong, above a form, each with a link to its field. What was typed is in the form below. */
export function ProblemList<Name extends string>({
  form,
  obstacle,
  labelOf,
  heading: Heading = 'h2',
}: ProblemListProps<Name>) {
  const words = useTranslator()
  const { t } = words
  if (form.problems.length === 0 && obstacle === undefined) return null
  return (
    <div className="problems" role="alert" id="problems">
      <Heading>{t('letter.problems')}</Heading>
      <ul>
        {obstacle === undefined ? null : <li>{obstacle}</li>}
        {form.problems.map((problem) => {
          const id = fieldId(form, problem.field)
          const text = formatProblem(words, problem)
          return (
            <li key={problem.field}>
              <a href={`#${id}`} {...(form.explains === 'list' ? { id: problemId(id) } : {})}>
                {labelOf ? labelOf(problem.field) : text}
              </a>
              {labelOf ? `${t('sign.colon')}${text}` : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
