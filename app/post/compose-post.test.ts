import { describe, expect, test } from 'vitest'
import { readRealCampaign, sources, compositionContextAt } from '../../tests/content/composition-context.ts'
import { caseWords, campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { composePost } from './compose-post.ts'
import type { Network } from './network.ts'
import { findNetwork, networks } from './networks.ts'

const campaign = readRealCampaign()
const context = compositionContextAt('2026-11-21T12:00:00Z')
const every = campaign.languages.flatMap((lang) =>
  networks.flatMap((network) =>
    [undefined, ...campaign.cases.map(({ id }) => id)].map((caseId) => ({ lang, network, caseId })),
  ),
)

describe('what a supporter shares', () => {
  test.each(every)('in $lang on $network.name about $caseId', ({ lang, network, caseId }) => {
    const post = composePost(campaign, network, lang, context, caseId)
    const own =
      caseId === undefined
        ? campaignWords(campaign, lang).posts.campaign
        : caseWords(campaign, lang, caseId).post
    const link = sources.link(campaign.slug, lang, caseId)

    expect(post.text).toContain(own)
    expect(post.text.split('https://')).toHaveLength(network.carries === 'text' ? 2 : 1)
    if (network.carries === 'text') expect(post.text).toContain(link)
    expect(decodeURIComponent(post.url)).toContain(link)
    for (const tag of campaign.posts.tags) expect(post.text).toContain(`#${tag}`)
    expect(post.text).not.toMatch(/undefined|[{}]| {2}|\n\n|# /)
    expect(post).toMatchObject({ network: network.id, lang, fits: true })
    expect(post.limit).toBe(network.limit)
    expect(post.case).toBe(caseId)
  })
})

test('the words of a language come with its own tags first', () => {
  const [x] = networks
  if (!x) throw new Error('no network')
  expect(composePost(campaign, x, 'zh', context).text).toContain('#停止报复 #EndReprisals')
  expect(composePost(campaign, x, 'en', context).text).not.toContain('停止报复')
})

const requireNetwork = (id: string): Network => {
  const network = findNetwork(id)
  if (!network) throw new Error(id)
  return network
}

describe('an account', () => {
  const known: Campaign = {
    ...campaign,
    posts: {
      ...campaign.posts,
      handles: { x: 'example', bluesky: 'example.bsky.social', mastodon: 'example@mastodon.example' },
    },
  }
  const on = (id: string, recipient = {}) =>
    composePost(known, requireNetwork(id), 'en', context, undefined, recipient).text

  test('is mentioned on its own network only', () => {
    expect(on('x')).toMatch(/ @example /)
    expect(on('bluesky')).toMatch(/ @example\.bsky\.social /)
    expect(on('mastodon')).toMatch(/ @example@mastodon\.example /)
    expect(on('x')).not.toContain('bsky')
    for (const id of ['threads', 'whatsapp', 'email', 'facebook']) expect(on(id)).not.toContain('@')
  })

  test('of the mission written to comes first, on the networks it is known on', () => {
    expect(on('x', { x: 'swissmission' })).toMatch(/ @swissmission @example /)
    expect(on('bluesky', { x: 'swissmission' })).not.toContain('swiss')
    expect(on('x', { x: 'example' })).toMatch(/[^@] @example [^@]/)
  })

  test('of the mission is left out where it makes the post too long, and nothing else is', () => {
    const x = requireNetwork('x')
    const [longest] = campaign.languages
      .flatMap((lang) => campaign.cases.map(({ id }) => composePost(known, x, lang, context, id)))
      .sort((a, b) => b.length - a.length)
    if (!longest) throw new Error('no post')
    const alone = (handle: string) =>
      composePost(known, x, longest.lang, context, longest.case, { x: handle })
    const room = 280 - longest.length
    expect(alone('a'.repeat(room - 2)).length).toBe(280)
    expect(alone('a'.repeat(room - 1))).toEqual(longest)
  })
})

test.each(['', 'X', '__proto__', 'myspace'])('there is no network %j', (id) => {
  expect(findNetwork(id)).toBeUndefined()
})
