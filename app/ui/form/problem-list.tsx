import { useTranslator } from '#app/locale/translator-context.tsx'
import { formatFieldProblem } from './format-field-problem.ts'
import { fieldId, problemId, type FormView } from './form-view.ts'

interface ProblemListProps<Name extends string> {
  form: FormView<Name>
  /** why the form is not accepted now, whatever its fields hold */
  obstacle?: string | undefined
  /** the name of a field, where the text of a problem does not tell which field it is */
  labelOf?: (name: Name) => string
  heading?: 'h2' | 'h3'
}

/** The list above a form of all its problems, each with a link to its field. */
export function ProblemList<Name extends string>({
  form,
  obstacle,
  labelOf,
  heading: Heading = 'h2',
}: ProblemListProps<Name>) {
  const translator = useTranslator()
  const { t } = translator
  if (form.problems.length === 0 && obstacle === undefined) return null
  return (
    <div className="problems" role="alert" id="problems">
      <Heading>{t('letter.problems')}</Heading>
      <ul>
        {obstacle === undefined ? null : <li>{obstacle}</li>}
        {form.problems.map((problem) => {
          const id = fieldId(form, problem.field)
          const text = formatFieldProblem(translator, problem)
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
