import type { ReactNode } from 'react'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { homePath, numbersPath, privacyPath } from '#app/paths.ts'

interface Props {
  demo: boolean
  languages: { lang: string; name: string; href: string; current: boolean }[]
  children: ReactNode
}

/** The frame of every page: the banner of a demonstration, the name, the languages, the footer. */
export function Shell({ demo, languages, children }: Props) {
  const { t, lang } = useTranslator()
  return (
    <>
      <a className="skip" href="#content">
        {t('site.skip')}
      </a>
      {demo ? (
        <aside className="demo" aria-label={t('site.demo-label')}>
          {t('site.demo')}
        </aside>
      ) : null}
      <header className="site">
        <a className="name" href={homePath(lang)}>
          {t('site.name')}
        </a>
        <nav aria-label={t('site.languages')}>
          <ul>
            {languages.map((language) => (
              <li key={language.lang}>
                <a
                  href={language.href}
                  lang={language.lang}
                  hrefLang={language.lang}
                  rel="alternate"
                  {...(language.current ? { 'aria-current': 'true' as const } : {})}
                >
                  {language.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="content">{children}</main>
      <footer className="site">
        <nav aria-label={t('site.menu')}>
          <a href={privacyPath(lang)}>{t('site.privacy')}</a>
          <a href={numbersPath(lang)}>{t('site.numbers')}</a>
        </nav>
      </footer>
    </>
  )
}
