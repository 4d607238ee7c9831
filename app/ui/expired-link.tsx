import { useTranslator } from '#app/locale/translator-context.tsx'
import { homePath } from '#app/paths.ts'

/** The page of a link that is unknown, used or too old: all look alike, whatever the link was for. */
export function ExpiredLink() {
  const { t, lang } = useTranslator()
  return (
    <article className="refusal">
      <h1>{t('confirm.gone-title')}</h1>
      <p>{t('confirm.gone-text')}</p>
      <p>
        <a href={homePath(lang)}>{t('refusals.back')}</a>
      </p>
    </article>
  )
}
