import fc from 'fast-check'
import twitter from 'twitter-text'
import { describe, expect, test } from 'vitest'
import { email } from './networks/email.ts'
import { mastodon } from './networks/mastodon.ts'
import { threads } from './networks/threads.ts'

const link = 'https://letters.example.org/en/campaigns/end-reprisals'
const longLink = `${link}/${'x'.repeat(300)}`

describe('Mastodon counts', () => {
  const count = (text: string) => mastodon.count(text, link, '') - 1 - 23

  test.each([
    ['abc', 3],
    ['报复', 2],
    ['e\u0301', 1],
    ['👩‍👩‍👧‍👦🇨🇭👍🏽', 3],
    ['كتب', 3],
    ['#停止报复', 5],
    ['@ana', 4],
    ['@ana@mastodon.example', 4],
    ['@ana.b-c@mastodon.example now', 12],
    ['ask @ana@mastodon.example, @li@b.example.', 14],
    ['ana@mastodon.example', 20],
  ])('%s as %i', (text, length) => expect(count(text)).toBe(length))

  test('a link as 23 whatever its length', () => {
    expect(mastodon.count('a', link, '')).toBe(25)
    expect(mastodon.count('a', longLink, '')).toBe(25)
  })

  test('as its own counting of links and mentions, twitter-text’s, would have it', () => {
    const pieces = ['a', ' ', '信', 'é', 'e\u0301', '👍🏽', '👩‍👩‍👧', ' @ana ', '，', 'ж', '!', ' #tag ']
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((parts) => `A${parts.join('')}`)
    fc.assert(
      fc.property(text, (words) => {
        const post = mastodon.assemble(words, link)
        const [found] = twitter.extractUrlsWithIndices(post)
        const [from = 0, to = 0] = found?.indices ?? []
        const rest = post.slice(0, from) + post.slice(to)
        // Counted in another way than ours: cluster by cluster from the end.
        const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
        let clusters = 0
        for (let end = rest.length; end > 0; clusters++)
          end = segmenter.segment(rest).containing(end - 1)?.index ?? 0
        expect(mastodon.count(words, link, '')).toBe(clusters + 23)
      }),
    )
  })
})

describe('Threads counts', () => {
  test.each([
    ['abc', 3],
    ['报复', 2],
    ['“…”', 3],
    ['😀', 4],
    ['👍🏽', 8],
    ['👩‍👩‍👧‍👦', 25],
    ['🇨🇭', 8],
    ['❤️', 6],
  ])('%s as %i, and the link whole', (text, length) =>
    expect(threads.count(text, link, '')).toBe(length + 1 + link.length),
  )

  test('never more than the bytes of the post, nor less than its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const post = threads.assemble(text, link)
        expect(threads.count(text, link, '')).toBeLessThanOrEqual(Buffer.byteLength(post))
        expect(threads.count(text, link, '')).toBeGreaterThanOrEqual(
          [...new Intl.Segmenter().segment(post)].length,
        )
      }),
    )
  })
})

test('an e-mail counts the characters of its whole link, nine for each Chinese one', () => {
  expect(email.count('信', link, '') - email.count('', link, '')).toBe(9)
  expect(email.count('a', link, 'b')).toBe(email.intent('a', link, 'b').length)
})
