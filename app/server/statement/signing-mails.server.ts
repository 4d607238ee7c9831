import type { MailWords } from '../../../db/mail-schema.ts'
import type { Statement } from '../../domain/statement/statement.ts'
import { createWords } from '../../i18n/words.ts'
import type { Context } from '../../context.ts'

/** What signing mails are made with. */
export type MailMaker = Pick<Context, 'locales'> & { config: { host: { baseUrl: string } } }

export interface SigningMailAbout {
  statement: Statement
  lang: string
}

/** The title for a reader; links in mails live for days, and by then a statement may have lost a language. */
export function titleOf({ words, languages, slug }: Statement, lang: string): string {
  return (words.get(lang) ?? words.get(languages[0] ?? ''))?.title ?? slug
}

/**
 * The mail that asks to confirm. Nothing in it was typed by whoever asked: anybody can have it sent to anybody, and it
 * must not carry their words.
 */
export function showSigningMail(
  maker: MailMaker,
  about: SigningMailAbout & { token: string; yours: string },
): MailWords {
  const { t, title, link, write } = speak(maker, about)
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
export function showOfficerMail(maker: MailMaker, about: SigningMailAbout & { token: string }): MailWords {
  const { t, title, link, write } = speak(maker, about)
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
export function showOutcomeMail(
  maker: MailMaker,
  about: SigningMailAbout & { yours: string; outcome: SigningOutcome },
): MailWords {
  const { t, title, link, write } = speak(maker, about)
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
export function showNewerMail(
  maker: MailMaker,
  about: SigningMailAbout & { yours: string; from: number; to: number },
): MailWords {
  const { t, title, link, number, date, write } = speak(maker, about)
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

function speak({ locales, config }: MailMaker, { statement, lang }: SigningMailAbout) {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = createWords(locale)
  const { t } = words
  const { baseUrl } = config.host
  const link = (path: string) => `${baseUrl}/${lang}/${path}`
  const sign = t('mail.sign', { site: t('site.name'), url: `${baseUrl}/${lang}` })
  const write = (paragraphs: readonly string[]) => [...paragraphs, sign].join('\n\n')
  return { ...words, title: titleOf(statement, lang), link, write }
}
