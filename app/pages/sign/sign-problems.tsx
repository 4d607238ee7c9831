import { useTranslator } from '#app/locale/translator-context.tsx'
import { ProblemList } from '#app/ui/form/problem-list.tsx'
import { useSignLabels, viewSignForm } from './sign-field.tsx'
import type { SignPageView } from './sign-page-view.ts'

type Props = Pick<SignPageView, 'kind' | 'form' | 'problems' | 'tooMany'>

/** All that is wrong, above the form in which somebody signs or corrects a signature. */
export function SignProblems({ page }: { page: Props }) {
  const { t } = useTranslator()
  const labelOf = useSignLabels(page.kind)
  const obstacle = page.tooMany === undefined ? undefined : t(`sign.limited-${page.tooMany}`)
  return <ProblemList form={viewSignForm(page)} obstacle={obstacle} labelOf={labelOf} />
}
