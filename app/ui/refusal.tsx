import type { UnavailablePage, UnavailableCode } from './unavailable-page.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { homePath } from '#app/paths.ts'

/** A page that does not exist, or an error. */
export interface RefusalView extends Omit<UnavailablePage, 'code'> {
  code: UnavailableCode | 'bad-request' | 'failed'
}

/** The reason for a refusal, with links that lead on. */
export function Refusal({ code, reason, links }: RefusalView) {
  const { t, lang } = useTranslator()
  return (
    <article className="refusal">
      <h1>{t(`refusals.${code}.title`)}</h1>
      <p>{t(`refusals.${code}.text`)}</p>
      {reason === undefined ? null : <p className="notice">{reason}</p>}
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} {...(link.lang === undefined ? {} : { lang: link.lang })}>
              {link.label}
            </a>
          </li>
        ))}
        <li>
          <a href={homePath(lang)}>{t('refusals.back')}</a>
        </li>
      </ul>
    </article>
  )
}
