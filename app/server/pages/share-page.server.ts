import { caseWordsOf, wordsOf, type Campaign } from '../../domain/campaign/campaign.ts'
import { json } from '@remix-run/node'
import { composePost } from '../../domain/post/compose.ts'
import { findNetwork, networks } from '../../domain/post/networks.ts'
import type { Deps } from '../deps.server.ts'
import { participate } from '../participation.server.ts'
import { mintToken } from '../token.server.ts'
import { answerNotHere, requireCase } from './require.server.ts'

/** The posts about a campaign or one of its cases, with a token of its own for this visitor. */
export function showPosts(deps: Deps, campaign: Campaign, lang: string, caseId: string | undefined) {
  return {
    slug: campaign.slug,
    caseId,
    name: caseId === undefined ? wordsOf(campaign, lang).title : caseWordsOf(campaign, lang, caseId).name,
    token: mintToken(deps.secret, deps.now()),
    posts: networks.map((network) => ({
      name: network.name,
      ...composePost(campaign, network, lang, deps.world(), caseId),
    })),
    cases: campaign.cases.map((c) => ({
      id: c.id,
      name: caseWordsOf(campaign, lang, c.id).name,
      current: c.id === caseId,
    })),
  }
}

/** Counts the opening of a network and says where it is. */
export async function answerShare(
  deps: Deps,
  campaign: Campaign,
  lang: string,
  data: FormData,
  limited: boolean,
) {
  const caseId = data.has('case') ? requireCase(campaign, lang, String(data.get('case'))).id : undefined
  const network = findNetwork(String(data.get('network')))
  if (!network) throw answerNotHere({ code: 'not-found', links: [] })
  const { url } = composePost(campaign, network, lang, deps.world(), caseId)
  if (!limited)
    await participate(
      deps,
      campaign,
      { kind: 'shared', network: network.id, language: lang, ...(caseId === undefined ? {} : { caseId }) },
      String(data.get('token') ?? ''),
    )
  return json({ network: network.name, url }, { headers: { Refresh: `0; url=${url}` } })
}
