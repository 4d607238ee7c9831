import { describe, expect, test } from 'vitest'
import { requireRealCampaign, sources, worldAt } from '../../../tests/content/world.ts'
import { caseWordsOf, wordsOf, type Campaign } from '../campaign/campaign.ts'
import { composePost } from './compose.ts'
import { findNetwork, networks } from './networks.ts'

const campaign = requireRealCampaign()
const world = worldAt('2026-11-21T12:00:00Z')
const every = campaign.languages.flatMap((lang) =>
  networks.flatMap((network) =>
    [undefined, ...campaign.cases.map(({ id }) => id)].map((caseId) => ({ lang, network, caseId })),
  ),
)

describe('what a supporter shares', () => {
  test.each(every)('in $lang on $network.name about $caseId', ({ lang, network, caseId }) => {
    const post = composePost(campaign, network, lang, world, caseId)
    const own =
      caseId === undefined ? wordsOf(campaign, lang).posts.campaign : caseWordsOf(campaign, lang, caseId).post
    const link = sources.link(campaign.slug, lang, caseId)

    expect(post.text).toContain(own)
    expect(post.text.endsWith(link)).toBe(true)
    expect(post.text.split('https://')).toHaveLength(2)
    for (const tag of campaign.posts.tags) expect(post.text).toContain(`#${tag}`)
    expect(post.text).not.toMatch(/undefined|[{}]| {2}|\n\n|# /)
    expect(post).toMatchObject({ network: network.id, lang, limit: network.limit, fits: true })
    expect(post.case).toBe(caseId)
  })
})

test('the words of a language come with its own tags first', () => {
  const [x] = networks
  if (!x) throw new Error('no network')
  expect(composePost(campaign, x, 'zh', world).text).toContain('#停止报复 #EndReprisals')
  expect(composePost(campaign, x, 'en', world).text).not.toContain('停止报复')
})

test('an account is mentioned on its own network only', () => {
  const known: Campaign = {
    ...campaign,
    posts: { ...campaign.posts, handles: { x: 'example', bluesky: 'example.bsky.social' } },
  }
  const on = (id: string) => {
    const network = findNetwork(id)
    if (!network) throw new Error(id)
    return composePost(known, network, 'en', world).text
  }
  expect(on('x')).toMatch(/ @example /)
  expect(on('bluesky')).toMatch(/ @example\.bsky\.social /)
  expect(on('x')).not.toContain('bsky')
})

test.each(['mastodon', '', 'X', '__proto__'])('there is no network %j', (id) => {
  expect(findNetwork(id)).toBeUndefined()
})
