import type { Campaign } from '#app/campaign/campaign.ts'
import type { LocaleFile } from '#app/locale/locales.server.ts'
import { createTranslator, type Translator } from '#app/locale/translator.ts'
import { confirmPath, homePath, managePath } from '#app/paths.ts'
import type { MessageText } from '#db/schema/outbox.ts'
import { campaignTitle } from './recipient-labels.ts'

/** The locales and the site's address, with which emails about letters are composed. */
interface LetterEmailDeps {
  locales: ReadonlyMap<string, LocaleFile>
  config: { host: { baseUrl: string } }
}

/** The subject of an email to a supporter. */
interface LetterEmailContext {
  campaign: Campaign
  lang: string
  /** the headings of the recipients */
  recipients: readonly string[]
  manageToken: string
}

/** At most so many recipients are named: an email with two hundred lines is not read. */
const maxNamed = 12

/** The email that asks to confirm. Anybody can have it sent to anybody: nothing in it was typed by the visitor who requested it. */
export function composeConfirmationEmail(
  app: LetterEmailDeps,
  about: LetterEmailContext & { token: string },
): MessageText {
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

/** The email after the confirmation: what happens next, and the link to see, withdraw and erase. */
export function composeThanksEmail(app: LetterEmailDeps, about: LetterEmailContext): MessageText {
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

const manageLettersUrl = ({ config }: LetterEmailDeps, { lang, manageToken }: LetterEmailContext) =>
  config.host.baseUrl + managePath(lang, manageToken)

function formatRecipientList(app: LetterEmailDeps, about: LetterEmailContext): string {
  const { t } = translatorFor(app, about)
  const { recipients } = about
  const left = recipients.length - maxNamed
  const named = left > 1 ? recipients.slice(0, maxNamed) : recipients
  return [...named, ...(left > 1 ? [t('mail.more', { count: left })] : [])]
    .map((name) => `– ${name}`)
    .join('\n')
}

function formatEmailText(
  app: LetterEmailDeps,
  about: LetterEmailContext,
  paragraphs: readonly string[],
): string {
  const { t } = translatorFor(app, about)
  const { baseUrl } = app.config.host
  return [...paragraphs, t('mail.sign', { site: t('site.name'), url: baseUrl + homePath(about.lang) })].join(
    '\n\n',
  )
}

/** Made once for each language: a thank-you email is composed while no other confirmation can run. */
const translatorCache = new WeakMap<LocaleFile, Translator>()

function translatorFor({ locales }: LetterEmailDeps, { lang, campaign, recipients }: LetterEmailContext) {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = translatorCache.get(locale) ?? createTranslator(locale)
  translatorCache.set(locale, words)
  const { t } = words
  return { t, campaign: campaignTitle(campaign, lang), count: recipients.length }
}
