import { caseWords, campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import type { Context } from '#app/context.ts'
import { linkPreview } from '#app/pages/link-preview.server.ts'
import { campaignPath, campaignPicturePath, casePath, casePicturePath } from '#app/paths.ts'

/** The card that networks show with a link to a campaign. */
export function campaignPreview(app: Context, campaign: Campaign, lang: string) {
  const { slug } = campaign
  const { title, ask } = campaignWords(campaign, lang)
  return linkPreview(app, lang, {
    title,
    description: ask,
    path: campaignPath(lang, slug),
    picturePath: campaignPicturePath(lang, slug),
  })
}

/** The card that networks show with a link to a case. */
export function casePreview(app: Context, campaign: Campaign, lang: string, caseId: string) {
  const { slug } = campaign
  const { name, who } = caseWords(campaign, lang, caseId)
  return linkPreview(app, lang, {
    title: name,
    description: who,
    path: casePath(lang, slug, caseId),
    picturePath: casePicturePath(lang, slug, caseId),
  })
}
