import { useWords } from '../i18n/context.tsx'
import type { WaysShown } from './ways-out.tsx'

/** The letter as a draft file for a mail program. */
export function WayByFile({ page: { plans, write, letter } }: { page: WaysShown }) {
  const { t } = useWords()
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
