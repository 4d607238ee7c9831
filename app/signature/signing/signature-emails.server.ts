import type { MessageText } from '#db/schema/outbox.ts'
import type { Statement } from '#app/statement/statement.ts'
import { createTranslator } from '#app/locale/translator.ts'
import type { Context } from '#app/context.ts'

/** What signing mails are made with. */
export type EmailDeps = Pick<Context, 'locales'> & { config: { host: { baseUrl: string } } }

export interface SignatureEmailContext {
  statement: Statement
  lang: string
}

/** The title for a reader; links in mails live for days, and by then a statement may have lost a language. */
export function statementTitle({ words, languages, slug }: Statement, lang: string): string {
  return (words.get(lang) ?? words.get(languages[0] ?? ''))?.title ?? slug
}

/**
 * The mail that asks to confirm. Nothing in it was typed by whoever asked: anybody can have it sent to anybody, and it
 * must not carry their words.
 */
export function composeSigningEmail(
  maker: EmailDeps,
  about: SignatureEmailContext & { token: string; yours: string },
): MessageText {
  const { t, title, link, write } = translatorFor(maker, about)
  return {
    subject: t('sign-mail.confirm-subject', { title }),
    text: write([
      t('sign-mail.confirm-lead', { title }),
      t('sign-mail.confirm-link'),
      link(`signature/${about.token}`),
      t('mail.confirm-hours'),
      t('sign-mail.not-you'),
      t('sign-mail.stored'),
      link(`signature/${about.yours}/yours`),
    ]),
  }
}

/** The mail to a second officer, whom anybody can name: it carries no words of theirs either. */
export function composeOfficerEmail(
  maker: EmailDeps,
  about: SignatureEmailContext & { token: string },
): MessageText {
  const { t, title, link, write } = translatorFor(maker, about)
  return {
    subject: t('sign-mail.officer-subject', { title }),
    text: write([
      t('sign-mail.officer-lead', { title }),
      link(`signature/${about.token}`),
      t('mail.confirm-hours'),
      t('sign-mail.officer-not-you'),
    ]),
  }
}

export type SigningOutcome = 'standing' | 'waiting-officer' | 'waiting-organiser' | 'refused'

/** How a signature stands, and the way to see, correct, withdraw and erase it. */
export function composeOutcomeEmail(
  maker: EmailDeps,
  about: SignatureEmailContext & { yours: string; outcome: SigningOutcome },
): MessageText {
  const { t, title, link, write } = translatorFor(maker, about)
  const { outcome } = about
  return {
    subject: t(`sign-mail.${outcome}-subject`, { title }),
    text: write([
      t(`sign-mail.${outcome}`, { title }),
      t('sign-mail.rights'),
      link(`signature/${about.yours}/yours`),
    ]),
  }
}

/** The text has a newer version: what changed, and where to sign it. */
export function composeNewerVersionEmail(
  maker: EmailDeps,
  about: SignatureEmailContext & { yours: string; from: number; to: number },
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
      link(`campaigns/${statement.slug}/statement/changes?from=${from}&to=${to}`),
      t('sign-mail.newer-sign'),
      link(`signature/${about.yours}/yours`),
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
  const link = (path: string) => `${baseUrl}/${lang}/${path}`
  const sign = t('mail.sign', { site: t('site.name'), url: `${baseUrl}/${lang}` })
  const write = (paragraphs: readonly string[]) => [...paragraphs, sign].join('\n\n')
  return { ...words, title: statementTitle(statement, lang), link, write }
}
