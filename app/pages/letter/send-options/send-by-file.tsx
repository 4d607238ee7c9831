import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import type { SendPageView } from './send-page.server.ts'

/** The letter as a draft file for a mail program. */
export function SendByFile({ page: { plans, actions, letter } }: { page: SendPageView }) {
  const { t } = useTranslator()
  if (!plans.some(({ id, fits }) => id === 'eml' && fits)) return null
  return (
    <form className="way" method="post" action={actions.eml}>
      <HiddenFields values={{ subject: letter.subject, text: letter.text }} />
      <button className="quiet">{t('out.eml')}</button>
      <p className="hint">{t('out.eml-hint')}</p>
    </form>
  )
}
