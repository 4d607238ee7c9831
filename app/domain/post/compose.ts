import { caseWordsOf, wordsOf, type Campaign } from '../campaign/campaign.ts'
import type { World } from '../letter/compose.ts'
import { choosePostTemplate } from '../letter/template.ts'
import type { Network } from './network.ts'

export interface Post {
  network: string
  lang: string
  case?: string
  /** as it will appear, link included */
  text: string
  /** in the network's unit */
  length: number
  limit: number
  unit: Network['unit']
  fits: boolean
  /** opens the network with the text filled in */
  url: string
}

/** The post for one network in one language, about a case or the whole campaign. */
export function composePost(
  campaign: Campaign,
  network: Network,
  lang: string,
  world: Pick<World, 'templates' | 'link'>,
  caseId?: string,
): Post {
  const words = wordsOf(campaign, lang)
  const handle =
    network.id === 'x' || network.id === 'bluesky' ? campaign.posts.handles[network.id] : undefined
  const text = choosePostTemplate(
    world.templates,
    campaign.slug,
    caseId === undefined ? 'campaign' : 'case',
    lang,
  )
    .render({
      text: caseId === undefined ? words.posts.campaign : caseWordsOf(campaign, lang, caseId).post,
      mentions: handle === undefined ? '' : `@${handle}`,
      tags: [...words.posts.tags, ...campaign.posts.tags].map((tag) => `#${tag}`).join(' '),
    })
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
  const link = world.link(campaign.slug, lang, caseId)
  const length = network.count(text, link)
  return {
    network: network.id,
    lang,
    ...(caseId === undefined ? {} : { case: caseId }),
    text: network.assemble(text, link),
    length,
    limit: network.limit,
    unit: network.unit,
    fits: length <= network.limit,
    url: network.intent(text, link),
  }
}
