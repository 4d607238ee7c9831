import { caseWords, campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { createTranslator } from '#app/locale/translator.ts'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'
import type { Context } from '#app/context.ts'
import type { PictureSheet } from '#app/documents/picture/picture-to-typst.ts'
import { formatDeadline } from './campaign-page.server.ts'

/** The picture that networks show with a link to a campaign or one of its cases. Throws a TypesetError. */
export async function handlePicture(
  app: Context,
  campaign: Campaign,
  lang: string,
  caseId?: string,
): Promise<Response> {
  const sheet = await composePicture(app, campaign, lang, caseId)
  return new Response(new Uint8Array(await app.typesetter.drawPicture(sheet)), {
    // Without s-maxage, so that it is not kept a second time among the pages.
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' },
  })
}

/**
 * What the picture says. Whoever keeps an old one shows too small a number, never too large a one. A case has no number
 * of its own: letters are counted for the campaign.
 */
async function composePicture(
  app: Context,
  campaign: Campaign,
  lang: string,
  caseId: string | undefined,
): Promise<PictureSheet> {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const { t, number } = createTranslator(locale)
  const { title, ask } = campaignWords(campaign, lang)
  const page = { lang, dir: locale.dir, site: t('site.name') }
  const deadline = formatDeadline(app, campaign, lang)
  if (caseId !== undefined) {
    const { name, who } = caseWords(campaign, lang, caseId)
    return { ...page, above: title, title: name, line: who, foot: deadline }
  }
  const { reported } = (await readCampaignCounter(app, campaign.slug)).letters
  const foot = reported > 0 ? `${number(reported)} ${t('counter.reported', { count: reported })}` : deadline
  return { ...page, above: '', title, line: ask, foot }
}

/** What a page says of itself to networks that show a link to it. Its addresses are made from BASE_URL. */
export function linkPreview(app: Context, campaign: Campaign, lang: string, caseId?: string) {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = campaignWords(campaign, lang)
  const own = caseId === undefined ? undefined : caseWords(campaign, lang, caseId)
  const { language, region } = new Intl.Locale(locale.formats)
  const url = app.compositionContext().link(campaign.slug, lang, caseId)
  return {
    title: own?.name ?? words.title,
    description: own?.who ?? words.ask,
    url,
    image: `${url}/picture.png`,
    locale: region === undefined ? language : `${language}_${region}`,
    site: createTranslator(locale).t('site.name'),
  }
}
