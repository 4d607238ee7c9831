import { json } from '@remix-run/node'
import { caseWords, campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { groupIntoCards, type PostCard } from '#app/post/cards.ts'
import { composePost } from '#app/post/compose-post.ts'
import type { Handles, Network } from '#app/post/network.ts'
import { listNetworks } from '#app/post/networks.ts'
import type { Context } from '#app/context.ts'
import { recordSupporterAction } from '#app/participation/participation.server.ts'
import { issuePageToken } from '#app/security/page-token.server.ts'
import { unavailableResponse, requireCase } from '#app/pages/require-campaign.server.ts'
import { sharePath, subjectPath } from '#app/paths.ts'

export interface ShareRequest {
  caseId: string | undefined
  /** the recipient just written to, whose accounts are mentioned; an unknown one is ignored */
  to: string | undefined
}

/** The posts about a campaign or one of its cases, with a token of its own for each visitor. */
export interface SharePageView {
  slug: string
  caseId?: string | undefined
  /** of the campaign or the case */
  name: string
  cases: { id: string; name: string; current: boolean }[]
  posts: {
    action: string
    /** posted with every button */
    fields: Record<string, string>
    cards: PostCard[]
    /** for the share sheet of the device */
    title: string
    link: string
  }
}

/** The page between a button and its network. */
export interface RedirectView {
  network: { id: string; name: string }
  opens: Network['opens']
  url: string
  text: string
}

export function sharePageView(
  app: Context,
  campaign: Campaign,
  lang: string,
  { caseId, to }: ShareRequest,
): SharePageView {
  const handles = findHandles(app, campaign, to)
  const posts = listNetworks(campaign.posts['risky-networks']).map((network) =>
    composePost(campaign, network, lang, app.compositionContext(), caseId, handles),
  )
  const name =
    caseId === undefined ? campaignWords(campaign, lang).title : caseWords(campaign, lang, caseId).name
  return {
    slug: campaign.slug,
    caseId,
    name,
    cases: campaign.cases.map(({ id }) => ({
      id,
      name: caseWords(campaign, lang, id).name,
      current: id === caseId,
    })),
    posts: {
      action: sharePath(lang, campaign.slug),
      fields: {
        token: issuePageToken(app.secret, app.now()),
        ...(caseId === undefined ? {} : { case: caseId }),
        ...(handles === undefined || to === undefined ? {} : { to }),
      },
      cards: groupIntoCards(posts),
      title: name,
      link: app.config.host.baseUrl + subjectPath(lang, campaign.slug, caseId),
    },
  }
}

/** The accounts of a recipient in the directory; undefined for an unknown recipient. */
function findHandles(app: Context, campaign: Campaign, to: string | undefined): Handles | undefined {
  const decision = to === undefined ? undefined : decideRecipient(campaign, app.reference, to)
  return decision?.ok ? app.directory(campaign)(decision.value)?.handles : undefined
}

/**
 * Counts that a network is opened, and answers with its address. The next page asks for the Mastodon server of a supporter, which
 * never comes here.
 */
export async function handleShare(
  app: Context,
  campaign: Campaign,
  lang: string,
  data: FormData,
  limited: boolean,
) {
  const caseId = data.has('case') ? requireCase(campaign, lang, String(data.get('case'))).id : undefined
  const network = listNetworks(campaign.posts['risky-networks']).find(
    ({ id }) => id === String(data.get('network')),
  )
  if (!network) throw unavailableResponse({ code: 'not-found', links: [] })
  const handles = data.has('to') ? findHandles(app, campaign, String(data.get('to'))) : undefined
  const { url, text } = composePost(campaign, network, lang, app.compositionContext(), caseId, handles)
  if (!limited)
    await recordSupporterAction(
      app,
      campaign,
      { kind: 'shared', network: network.id, language: lang, ...(caseId === undefined ? {} : { caseId }) },
      String(data.get('token') ?? ''),
    )
  const view: RedirectView = {
    network: { id: network.id, name: network.name },
    opens: network.opens,
    url,
    text,
  }
  return json(view, network.opens === 'at-once' ? { headers: { Refresh: `0; url=${url}` } } : {})
}
