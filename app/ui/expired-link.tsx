import { useTranslator } from '#app/locale/translator-context.tsx'
import { homePath } from '#app/paths.ts'

/** The page for a link that is unknown, used or too old; it does not tell which. */
export function ExpiredLink({
  text = 'confirm.gone-text',
}: {
  text?: 'confirm.gone-text' | 'signature.gone-text'
}) {
  const { t, lang } = useTranslator()
  return (
    <article className="refusal">
      <h1>{t('confirm.gone-title')}</h1>
      <p>{t(text)}</p>
      <p>
        <a href={homePath(lang)}>{t('refusals.back')}</a>
      </p>
    </article>
  )
}
