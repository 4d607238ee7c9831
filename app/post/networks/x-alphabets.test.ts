import fc from 'fast-check'
import twitter from 'twitter-text'
import { describe, expect, test } from 'vitest'
import { readRealCampaign, compositionContextAt } from '../../../tests/content/composition-context.ts'
import { composePost } from '#app/post/compose-post.ts'
import { weighText, x } from './x.ts'

const campaign = readRealCampaign()
// A host that X takes for a link, which .example is not.
const context = {
  ...compositionContextAt('2026-11-21T12:00:00Z'),
  link: (slug: string, lang: string, caseId = '') => `https://letters.example.org/${lang}/${slug}/${caseId}`,
}
const link = 'https://letters.example.org/en/campaigns/end-reprisals/cases/jiang-tianyong'

/** The length that X's own library counts. */
const oracle = (text: string) => twitter.parseTweet(text).weightedLength

const kinds = [undefined, ...campaign.cases.map(({ id }) => id)]

describe.each(campaign.languages)('the posts in %s', (lang) => {
  test.each(kinds)('about %s: X counts them as we do, and they fit', (caseId) => {
    const post = composePost(campaign, x, lang, context, caseId)
    expect(post.length).toBe(oracle(post.text))
    expect(post.fits).toBe(true)
    expect(twitter.parseTweet(post.text).valid).toBe(true)
  })
})

describe('the weight of', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['报复', 4],
    ['«…»', 4],
    ['“”', 2],
    ['Ж', 1],
    ['سلام', 4],
    ['👍', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['🇨🇭', 2],
    ['1️⃣', 2],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['한국', 4],
    ['𠮷', 2],
    ['ﬁ', 2],
  ])('%s is %i', (text, weight) => {
    expect(weighText(text)).toBe(weight)
    expect(oracle(text)).toBe(weight)
  })
})

// Of Emoji 11 and before: the library, which is of 2020, takes newer ones apart.
const emoji = ['👍', '👍🏽', '👨‍👩‍👧‍👦', '👩🏽‍🚀', '🇨🇭', '🇧🇮', '1️⃣', '#️⃣', '❤️', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '☺️', '©️', '✊']
const alphabets = {
  Latin: [...'abcXYZ 0189,;:!?()"\'-–—…éßñøŁ\n'],
  Chinese: [...'报复联合国代表团，。；：？！「」“”（）、一二三'],
  Arabic: [...'ابتثجحخ، ؟'],
  Cyrillic: [...'абвгдЖЩЪёЇ '],
  Hangul: [...'가나다라각힣 ㄱㅏ'],
  Persian: [...'می‌خواهم '],
  'accents apart': ['e\u0301', 'a\u0308', 'n\u0303', 'u\u0308\u0304', 'o\u0302\u0301', ' '],
  emoji,
}

function sameCount(text: string): void {
  expect(x.count(text.trim(), link, '')).toBe(oracle(x.assemble(text.trim(), link)))
}

describe('X counts as we do any text of', () => {
  test.each(Object.entries(alphabets))('%s', (_name, letters) => {
    const text = fc.array(fc.constantFrom(...letters), { maxLength: 120 }).map((parts) => parts.join(''))
    fc.assert(fc.property(text, sameCount))
  })

  test('all of them mixed', () => {
    const letters = Object.values(alphabets).flat()
    const text = fc.array(fc.constantFrom(...letters), { maxLength: 120 }).map((parts) => parts.join(''))
    fc.assert(fc.property(text, sameCount), { numRuns: 500 })
  })
})
