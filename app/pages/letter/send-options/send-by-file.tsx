import { useTranslator } from '#app/locale/translator-context.tsx'
import type { SendOptionsView } from './send-options.tsx'

/** The letter as a draft file for a mail program. */
export function SendByFile({ page: { plans, write, letter } }: { page: SendOptionsView }) {
  const { t } = useTranslator()
  if (!plans.some(({ id, fits }) => id === 'eml' && fits)) return null
  return (
    <form className="way" method="post" action={`${write}/eml`}>
      <input type="hidden" name="subject" value={letter.subject} />
      <input type="hidden" name="text" value={letter.text} />
      <button className="quiet">{t('out.eml')}</button>
      <p className="hint">{t('out.eml-hint')}</p>
    </form>
  )
}
