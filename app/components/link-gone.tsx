import { useWords } from '../i18n/context.tsx'

/** For a link that is unknown, used or too old: all alike. */
export function LinkGone() {
  const { t, lang } = useWords()
  return (
    <article className="refusal">
      <h1>{t('confirm.gone-title')}</h1>
      <p>{t('confirm.gone-text')}</p>
      <p>
        <a href={`/${lang}`}>{t('refusals.back')}</a>
      </p>
    </article>
  )
}
