import { useWords } from '../i18n/context.tsx'

/** For a link that is unknown, used or too old: all alike. */
export function LinkGone({
  text = 'confirm.gone-text',
}: {
  text?: 'confirm.gone-text' | 'signature.gone-text'
}) {
  const { t, lang } = useWords()
  return (
    <article className="refusal">
      <h1>{t('confirm.gone-title')}</h1>
      <p>{t(text)}</p>
      <p>
        <a href={`/${lang}`}>{t('refusals.back')}</a>
      </p>
    </article>
  )
}
