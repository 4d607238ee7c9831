import { caseWords, campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import type { Context } from '#app/context.ts'
import { localeOf } from '#app/locale/locale.ts'
import { createTranslator } from '#app/locale/translator.ts'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'
import type { PictureSheet } from '#app/documents/picture/picture-to-typst.ts'
import { formatDeadline } from './campaign-page.server.ts'

/** Answers with the picture that networks show with a link to a campaign or one of its cases. Throws a TypesetError. */
export async function handlePicture(
  app: Context,
  campaign: Campaign,
  lang: string,
  caseId?: string,
): Promise<Response> {
  const sheet = await composePicture(app, campaign, lang, caseId)
  return new Response(new Uint8Array(await app.typesetter.drawPicture(sheet)), {
    // Without s-maxage: the page cache would keep it a second time.
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' },
  })
}

/**
 * The texts of the picture. An old copy shows too small a number, never too large a one. A case has no number of its own: letters
 * are counted for the campaign.
 */
async function composePicture(
  app: Context,
  campaign: Campaign,
  lang: string,
  caseId: string | undefined,
): Promise<PictureSheet> {
  const locale = localeOf(app.locales, lang)
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
