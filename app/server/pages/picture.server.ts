import { caseWordsOf, wordsOf, type Campaign } from '../../domain/campaign/campaign.ts'
import { createWords } from '../../i18n/words.ts'
import { loadCounter } from '../counter.server.ts'
import type { Context } from '../../context.ts'
import type { PictureSheet } from '../typeset/sheet.server.ts'
import { showDeadline } from './campaign-page.server.ts'

/** The picture that networks show with a link to a campaign or one of its cases. Throws a PressTrouble. */
export async function answerPicture(
  app: Context,
  campaign: Campaign,
  lang: string,
  caseId?: string,
): Promise<Response> {
  const sheet = await showPicture(app, campaign, lang, caseId)
  return new Response(new Uint8Array(await app.press.drawPicture(sheet)), {
    // Without s-maxage, so that it is not kept a second time among the pages.
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' },
  })
}

/**
 * What the picture says. Whoever keeps an old one shows too small a number, never too large a one. A case has no number
 * of its own: letters are counted for the campaign.
 */
async function showPicture(
  app: Context,
  campaign: Campaign,
  lang: string,
  caseId: string | undefined,
): Promise<PictureSheet> {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const { t, number } = createWords(locale)
  const { title, ask } = wordsOf(campaign, lang)
  const page = { lang, dir: locale.dir, site: t('site.name') }
  const deadline = showDeadline(app, campaign, lang)
  if (caseId !== undefined) {
    const { name, who } = caseWordsOf(campaign, lang, caseId)
    return { ...page, above: title, title: name, line: who, foot: deadline }
  }
  const { reported } = (await loadCounter(app, campaign.slug)).letters
  const foot = reported > 0 ? `${number(reported)} ${t('counter.reported', { count: reported })}` : deadline
  return { ...page, above: '', title, line: ask, foot }
}

/** What a page says of itself to networks that show a link to it. Its addresses are made from BASE_URL. */
export function showPreview(app: Context, campaign: Campaign, lang: string, caseId?: string) {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = wordsOf(campaign, lang)
  const own = caseId === undefined ? undefined : caseWordsOf(campaign, lang, caseId)
  const { language, region } = new Intl.Locale(locale.formats)
  const url = app.world().link(campaign.slug, lang, caseId)
  return {
    title: own?.name ?? words.title,
    description: own?.who ?? words.ask,
    url,
    image: `${url}/picture.png`,
    locale: region === undefined ? language : `${language}_${region}`,
    site: createWords(locale).t('site.name'),
  }
}
