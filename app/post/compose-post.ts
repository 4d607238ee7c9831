import { caseWords, campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import type { CompositionContext } from '#app/letter/compose-letter.ts'
import { choosePostTemplate } from '#app/letter/template.ts'
import type { Handles, Network } from './network.ts'

export interface Post {
  network: string
  lang: string
  case?: string
  /** the post as it will appear, with its link where the network takes text */
  text: string
  /** in the network's unit */
  length: number
  /** undefined where the network documents none */
  limit?: number
  unit: Network['unit']
  fits: boolean
  /** URL that opens the network with the text filled in */
  url: string
}

/**
 * Composes the post for one network in one language, about a case or the whole campaign. `recipient` has the
 * accounts of the recipient that the supporter wrote to; a mention that makes the post too long is left out.
 */
export function composePost(
  campaign: Campaign,
  network: Network,
  lang: string,
  context: Pick<CompositionContext, 'templates' | 'link'>,
  caseId?: string,
  recipient: Handles = {},
): Post {
  const handles: Handles = campaign.posts.handles
  const own = handles[network.id]
  const theirs = recipient[network.id]
  const known = own === undefined ? [] : [own]
  const write = (mentioned: readonly string[]) =>
    writePost(campaign, network, lang, context, caseId, mentioned)
  if (theirs === undefined || theirs === own) return write(known)
  const addressed = write([theirs, ...known])
  return addressed.fits ? addressed : write(known)
}

function writePost(
  campaign: Campaign,
  network: Network,
  lang: string,
  context: Pick<CompositionContext, 'templates' | 'link'>,
  caseId: string | undefined,
  mentioned: readonly string[],
): Post {
  const words = campaignWords(campaign, lang)
  const about =
    caseId === undefined
      ? { title: words.title, own: words.posts.campaign }
      : {
          title: caseWords(campaign, lang, caseId).name,
          own: caseWords(campaign, lang, caseId).post,
        }
  const kind = caseId === undefined ? 'campaign' : 'case'
  const text = choosePostTemplate(context.templates, campaign.slug, kind, lang)
    .render({
      text: about.own,
      mentions: mentioned.map((handle) => `@${handle}`).join(' '),
      tags: [...words.posts.tags, ...campaign.posts.tags].map((tag) => `#${tag}`).join(' '),
    })
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
  const link = context.link(campaign.slug, lang, caseId)
  const length = network.count(text, link, about.title)
  return {
    network: network.id,
    lang,
    ...(caseId === undefined ? {} : { case: caseId }),
    text: network.assemble(text, link),
    length,
    ...(network.limit === undefined ? {} : { limit: network.limit }),
    unit: network.unit,
    fits: network.limit === undefined || length <= network.limit,
    url: network.intent(text, link, about.title),
  }
}
