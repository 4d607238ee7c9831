import type { CompositionContext } from '#app/letter/compose-letter.ts'
import { composePost } from '#app/post/compose-post.ts'
import { listNetworks } from '#app/post/networks.ts'
import type { Problem } from '#app/core/problem.ts'
import { checkLetters } from './check-letters.ts'
import type { ParsedCampaign } from '#app/campaign/parse-campaign.ts'

/** Composes every letter and every post in every language, and reports those that do not fit. */
export function checkCompositions(parsed: ParsedCampaign, context: CompositionContext): Problem[] {
  return [...checkLetters(parsed, context), ...checkPosts(parsed, context)]
}

function checkPosts({ campaign, locateWords }: ParsedCampaign, context: CompositionContext): Problem[] {
  const problems: Problem[] = []
  const publishedContext = { ...context, link: reserveOrigin(context.link) }
  const networks = listNetworks(campaign.posts['risky-networks'])
  for (const lang of campaign.languages)
    for (const caseId of [undefined, ...campaign.cases.map((c) => c.id)]) {
      const path = caseId === undefined ? ['posts', 'campaign'] : ['cases', caseId, 'post']
      const about = caseId === undefined ? 'about the campaign' : `about the case "${caseId}"`
      const excess = networks.flatMap((network) => {
        const { length, limit, fits } = composePost(campaign, network, lang, publishedContext, caseId)
        return fits || limit === undefined
          ? []
          : [`${length} on ${network.name}, ${length - limit} over its ${limit}`]
      })
      if (excess.length > 0)
        problems.push({
          ...locateWords(lang, path),
          what: `The post ${about} in "${lang}" counts ${excess.join('; ')}.`,
          todo: 'Shorten it; its tags and link are counted in.',
        })
      const words = campaign.words.get(lang)
      const own = caseId === undefined ? words?.posts.campaign : words?.cases[caseId]?.post
      if (excess.length === 0 && looksLikeLink.test(own ?? ''))
        problems.push({
          ...locateWords(lang, path),
          what: `The post ${about} in "${lang}" has a link of its own.`,
          todo: 'Remove it: the link to the page is added, and networks count links in their own way.',
        })
    }
  return problems
}

const looksLikeLink = /\b[a-z0-9-]+\.(?:com|org|net|int|info|[a-z]{2})\b/i

/** Minimum length assumed for the site's origin: the check may run on localhost. */
const minOriginLength = 56

/** The same links under an origin that is not shorter than the minimum. */
const reserveOrigin =
  (link: CompositionContext['link']): CompositionContext['link'] =>
  (...page) => {
    const { origin } = new URL(link(...page))
    return link(...page).replace(origin, origin.padEnd(minOriginLength, 'x'))
  }
