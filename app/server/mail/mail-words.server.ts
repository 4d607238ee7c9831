import type { MailWords } from '../../../db/mail-schema.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { createWords, type Words } from '../../i18n/words.ts'
import type { Context } from '../../context.ts'
import type { LocaleFile } from '../locales.server.ts'
import { titleIn } from './names.server.ts'

/** What a mail to a supporter speaks of. */
export interface MailAbout {
  campaign: Campaign
  lang: string
  /** the headings of the recipients */
  recipients: readonly string[]
  manageToken: string
}

/** So many recipients are named; a mail with two hundred lines is read by nobody. */
const mostNamed = 12

/**
 * The mail that asks to confirm. Nothing in it was typed by whoever asked: anybody can have it sent to anybody, and it
 * must not carry their words.
 */
export function showConfirmationMail(app: Context, about: MailAbout & { token: string }): MailWords {
  const { t, campaign, count } = speak(app, about)
  const { baseUrl } = app.config.host
  return {
    subject: t('mail.confirm-subject', { count, campaign }),
    text: showText(app, about, [
      t('mail.confirm-lead', { count, campaign }),
      nameRecipients(app, about),
      t('mail.confirm-link'),
      `${baseUrl}/${about.lang}/confirm/${about.token}`,
      t('mail.confirm-hours'),
      t('mail.not-you'),
      t('mail.confirm-stored'),
      showManageLink(app, about),
    ]),
  }
}

/** The mail after confirming: what happens next, and the way to see, withdraw and erase. */
export function showThanksMail(app: Context, about: MailAbout): MailWords {
  const { t, campaign, count } = speak(app, about)
  return {
    subject: t('mail.thanks-subject', { count }),
    text: showText(app, about, [
      t('mail.thanks-lead', { count, campaign }),
      nameRecipients(app, about),
      t('mail.thanks-when'),
      t('mail.thanks-rights'),
      showManageLink(app, about),
    ]),
  }
}

const showManageLink = ({ config }: Context, { lang, manageToken }: MailAbout) =>
  `${config.host.baseUrl}/${lang}/yours/${manageToken}`

function nameRecipients(app: Context, about: MailAbout): string {
  const { t } = speak(app, about)
  const { recipients } = about
  const left = recipients.length - mostNamed
  const named = left > 1 ? recipients.slice(0, mostNamed) : recipients
  return [...named, ...(left > 1 ? [t('mail.more', { count: left })] : [])]
    .map((name) => `– ${name}`)
    .join('\n')
}

function showText(app: Context, about: MailAbout, paragraphs: readonly string[]): string {
  const { t } = speak(app, about)
  const { baseUrl } = app.config.host
  return [...paragraphs, t('mail.sign', { site: t('site.name'), url: `${baseUrl}/${about.lang}` })].join(
    '\n\n',
  )
}

/** Made once a language: the words of a thank-you mail are found while nobody else can confirm. */
const spoken = new WeakMap<LocaleFile, Words>()

function speak({ locales }: Context, { lang, campaign, recipients }: MailAbout) {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = spoken.get(locale) ?? createWords(locale)
  spoken.set(locale, words)
  const { t } = words
  return { t, campaign: titleIn(campaign, lang), count: recipients.length }
}
