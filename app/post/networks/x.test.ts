import fc from 'fast-check'
import twitter from 'twitter-text'
import { describe, expect, test } from 'vitest'
import { weighText, x } from './x.ts'

const link = 'https://example.org/en/campaigns/end-reprisals'
/** The judgement of twitter-text, which X published, on the post as it will appear. */
const oracle = (text: string) => twitter.parseTweet(x.assemble(text, link)).weightedLength

describe('X counts a post as we do', () => {
  test.each([
    ['Latin', 'Ask States to say her name. #EndReprisals'],
    ['Chinese', '请致函各国驻日内瓦代表团，请他们说出他的名字。 #停止报复'],
    ['Arabic', 'اكتبوا إلى البعثات #أوقفوا_الانتقام'],
    ['Russian', 'Напишите представительствам государств'],
    ['accents apart', 'Jose\u0301 e\u0301crit a\u0300 Gene\u0300ve'],
    ['quotes and dashes', '“Say – his” name… ‘now’ — please'],
    ['a family, a flag, a skin tone', '👩‍👩‍👧‍👦 🇨🇭 👍🏽 ❤️'],
    ['a key', '1️⃣ #️⃣'],
    ['Korean and Japanese', '이름을 말해 주세요 名前を言ってください'],
  ])('%s', (_what, text) => expect(x.count(text, link, '')).toBe(oracle(text)))

  test('any mixture', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'Z',
        ' ',
        ',',
        '!',
        '"',
        'é',
        'ß',
        'ж',
        'ع',
        'ا',
        '信',
        '，',
        '。',
        '가',
        'あ',
        '’',
        '–',
        '…',
        '€',
        '½',
      ],
      ...['😀', '👍🏽', '🇨🇭', '👩‍👩‍👧', '❤️', '✊', '🏳️‍🌈', '\n'],
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (pieces) => {
        const text = `A${pieces.join('')}a`
        expect(x.count(text, link, '')).toBe(oracle(text))
      }),
      { numRuns: 500 },
    )
  })
})

test('Chinese weighs two, an emoji two, a link 23 whatever its length', () => {
  expect([weighText('信'), weighText('a'), weighText('👩‍👩‍👧‍👦')]).toEqual([2, 1, 2])
  expect(x.count('', 'https://a.example', '')).toBe(x.count('', `https://a.example/${'x'.repeat(500)}`, ''))
})

test('the network opens with text and link apart, and nothing can be added to the address', () => {
  const url = new URL(x.intent('a & b #c ?d', link, ''))
  expect(Object.fromEntries(url.searchParams)).toEqual({ text: 'a & b #c ?d', url: link })
})
