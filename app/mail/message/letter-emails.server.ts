import type { MailWords } from '#db/schema/outbox.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { confirmPath, managePath } from '#app/paths.ts'
import { createTranslator, type Translator } from '#app/locale/translator.ts'
import type { Context } from '#app/context.ts'
import type { LocaleFile } from '#app/locale/locales.server.ts'
import { campaignTitle } from './recipient-labels.server.ts'
import { homePath } from '#app/paths.ts'

/** What a mail to a supporter speaks of. */
export interface LetterEmailContext {
  campaign: Campaign
  lang: string
  /** the headings of the recipients */
  recipients: readonly string[]
  manageToken: string
}

/** So many recipients are named; a mail with two hundred lines is read by nobody. */
const maxNamed = 12

/**
 * The mail that asks to confirm. Nothing in it was typed by whoever asked: anybody can have it sent to anybody, and it
 * must not carry their words.
 */
export function composeConfirmationEmail(
  app: Context,
  about: LetterEmailContext & { token: string },
): MailWords {
  const { t, campaign, count } = translatorFor(app, about)
  return {
    subject: t('mail.confirm-subject', { count, campaign }),
    text: formatEmailText(app, about, [
      t('mail.confirm-lead', { count, campaign }),
      formatRecipientList(app, about),
      t('mail.confirm-link'),
      app.config.host.baseUrl + confirmPath(about.lang, about.token),
      t('mail.confirm-hours'),
      t('mail.not-you'),
      t('mail.confirm-stored'),
      manageLettersUrl(app, about),
    ]),
  }
}

/** The mail after confirming: what happens next, and the way to see, withdraw and erase. */
export function composeThanksEmail(app: Context, about: LetterEmailContext): MailWords {
  const { t, campaign, count } = translatorFor(app, about)
  return {
    subject: t('mail.thanks-subject', { count }),
    text: formatEmailText(app, about, [
      t('mail.thanks-lead', { count, campaign }),
      formatRecipientList(app, about),
      t('mail.thanks-when'),
      t('mail.thanks-rights'),
      manageLettersUrl(app, about),
    ]),
  }
}

const manageLettersUrl = ({ config }: Context, { lang, manageToken }: LetterEmailContext) =>
  config.host.baseUrl + managePath(lang, manageToken)

function formatRecipientList(app: Context, about: LetterEmailContext): string {
  const { t } = translatorFor(app, about)
  const { recipients } = about
  const left = recipients.length - maxNamed
  const named = left > 1 ? recipients.slice(0, maxNamed) : recipients
  return [...named, ...(left > 1 ? [t('mail.more', { count: left })] : [])]
    .map((name) => `– ${name}`)
    .join('\n')
}

function formatEmailText(app: Context, about: LetterEmailContext, paragraphs: readonly string[]): string {
  const { t } = translatorFor(app, about)
  const { baseUrl } = app.config.host
  return [...paragraphs, t('mail.sign', { site: t('site.name'), url: baseUrl + homePath(about.lang) })].join(
    '\n\n',
  )
}

/** Made once a language: the words of a thank-you mail are found while nobody else can confirm. */
const translatorCache = new WeakMap<LocaleFile, Translator>()

function translatorFor({ locales }: Context, { lang, campaign, recipients }: LetterEmailContext) {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = translatorCache.get(locale) ?? createTranslator(locale)
  translatorCache.set(locale, words)
  const { t } = words
  return { t, campaign: campaignTitle(campaign, lang), count: recipients.length }
}
