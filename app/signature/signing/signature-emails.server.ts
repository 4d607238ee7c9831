import type { LocaleFile } from '#app/locale/locales.server.ts'
import { createTranslator } from '#app/locale/translator.ts'
import { changesPath, confirmPath, homePath, managePath } from '#app/paths.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { MessageText } from '#db/schema/outbox.ts'

/** The locales and the site's address, with which emails about signatures are composed. */
export interface EmailDeps {
  locales: ReadonlyMap<string, LocaleFile>
  config: { host: { baseUrl: string } }
}

export interface SignatureEmailContext {
  statement: Statement
  lang: string
}

/** The title in the reader's language, or the original one: links in emails live for days, and a statement may lose a language. */
export function statementTitle({ words, languages, slug }: Statement, lang: string): string {
  return (words.get(lang) ?? words.get(languages[0] ?? ''))?.title ?? slug
}

/** The email that asks to confirm. Anybody can have it sent to anybody: nothing in it was typed by the visitor who requested it. */
export function composeSigningEmail(
  maker: EmailDeps,
  about: SignatureEmailContext & { token: string; manageToken: string },
): MessageText {
  const { lang } = about
  const { t, title, link, write } = translatorFor(maker, about)
  return {
    subject: t('sign-mail.confirm-subject', { title }),
    text: write([
      t('sign-mail.confirm-lead', { title }),
      t('sign-mail.confirm-link'),
      link(confirmPath(lang, about.token)),
      t('mail.confirm-hours'),
      t('sign-mail.not-you'),
      t('sign-mail.stored'),
      link(managePath(lang, about.manageToken)),
    ]),
  }
}

/** The email to a second officer, whom anybody can name: nothing in it was typed by a visitor either. */
export function composeOfficerEmail(
  maker: EmailDeps,
  about: SignatureEmailContext & { token: string },
): MessageText {
  const { lang } = about
  const { t, title, link, write } = translatorFor(maker, about)
  return {
    subject: t('sign-mail.officer-subject', { title }),
    text: write([
      t('sign-mail.officer-lead', { title }),
      link(confirmPath(lang, about.token)),
      t('mail.confirm-hours'),
      t('sign-mail.officer-not-you'),
    ]),
  }
}

export type SigningOutcome = 'standing' | 'waiting-officer' | 'waiting-organiser' | 'refused'

/** The email about what became of a signature, with the link to see, correct, withdraw and erase it. */
export function composeOutcomeEmail(
  maker: EmailDeps,
  about: SignatureEmailContext & { manageToken: string; outcome: SigningOutcome },
): MessageText {
  const { t, title, link, write } = translatorFor(maker, about)
  const { lang, outcome } = about
  const isWaiting = outcome === 'waiting-officer' || outcome === 'waiting-organiser'
  return {
    subject: t(`sign-mail.${isWaiting ? 'waiting' : outcome}-subject`, { title }),
    text: write([
      t(`sign-mail.${outcome}`, { title }),
      t('sign-mail.rights'),
      link(managePath(lang, about.manageToken)),
    ]),
  }
}

/** The email about a newer version of the text: what changed, and where to sign it. */
export function composeNewerVersionEmail(
  maker: EmailDeps,
  about: SignatureEmailContext & { manageToken: string; from: number; to: number },
): MessageText {
  const { t, title, link, number, date, write } = translatorFor(maker, about)
  const { statement, lang, from, to } = about
  const note = (statement.words.get(lang) ?? statement.words.get(statement.languages[0] ?? ''))?.[
    'version-notes'
  ]?.[String(to)]
  return {
    subject: t('sign-mail.newer-subject', { title }),
    text: write([
      t('sign-mail.newer-lead', {
        title,
        from: number(from),
        to: number(to),
        date: date(statement.versions[to - 1]?.date ?? statement.date),
      }),
      ...(note === undefined ? [] : [note]),
      t('sign-mail.newer-changes'),
      link(changesPath(lang, statement.slug, { from, to })),
      t('sign-mail.newer-sign'),
      link(managePath(lang, about.manageToken)),
      t('sign-mail.newer-else'),
    ]),
  }
}

function translatorFor({ locales, config }: EmailDeps, { statement, lang }: SignatureEmailContext) {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = createTranslator(locale)
  const { t } = words
  const { baseUrl } = config.host
  const link = (path: string) => baseUrl + path
  const sign = t('mail.sign', { site: t('site.name'), url: link(homePath(lang)) })
  const write = (paragraphs: readonly string[]) => [...paragraphs, sign].join('\n\n')
  return { ...words, title: statementTitle(statement, lang), link, write }
}
