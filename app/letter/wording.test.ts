import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRealCampaign, reference, compositionContextAt } from '../../tests/content/composition-context.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { prepareLetterComposer } from './compose-letter.ts'
import { chooseBySeed, chooseNth, parseSeed, suggestSeed } from './wording.ts'

/** The choices that a seed makes at places with that many alternatives. */
const choices = (seed: number, places: readonly number[]) => places.map(chooseBySeed(seed))

describe('a seed', () => {
  test('gives one wording: with two, three and two alternatives, twelve seeds give twelve, and the next starts again', () => {
    const seen = Array.from({ length: 12 }, (_, seed) => choices(seed, [2, 3, 2]).join(''))
    expect(new Set(seen).size).toBe(12)
    expect(choices(12, [2, 3, 2])).toEqual(choices(0, [2, 3, 2]))
  })

  test('chooses alternatives that are there, whatever it is', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.array(fc.integer({ min: 1, max: 6 })), (seed, places) => {
        choices(seed, places).forEach((chosen, i) => {
          expect(Number.isInteger(chosen) && chosen >= 0 && chosen < (places[i] ?? 0)).toBe(true)
        })
      }),
    )
  })

  test('of zero is the first alternative everywhere', () => {
    expect(choices(0, [2, 3, 5])).toEqual([0, 0, 0])
  })
})

test('the check sees every alternative when it goes through as many as the longest place has', () => {
  const seen = [0, 1, 2].map((nth) => [2, 3].map(chooseNth(nth)))
  expect(new Set(seen.map(([first]) => first))).toEqual(new Set([0, 1]))
  expect(new Set(seen.map(([, second]) => second))).toEqual(new Set([0, 1, 2]))
})

test.each([
  '-1',
  '1e9',
  'abc',
  '',
  ' 1',
  '1.5',
  '0x1',
  '٣',
  '１',
  '9999999',
  'NaN',
  '1\n2',
  '1 ',
  '9'.repeat(5000),
])('an address with %j for a wording shows the first one', (text) => expect(parseSeed(text)).toBe(0))

test('an address with a small whole number shows that wording', () => {
  expect([
    parseSeed('7'),
    parseSeed('007'),
    parseSeed('999999'),
    parseSeed(null),
    parseSeed(undefined),
  ]).toEqual([7, 7, 999_999, 0, 0])
})

describe('a supporter who has chosen no wording', () => {
  const noon = new Date('2026-11-21T12:00:00Z')

  test('is offered the same for ten minutes, then another', () => {
    const offered = (minutes: number) => suggestSeed('CH', new Date(noon.getTime() + minutes * 60_000))
    expect(offered(9.99)).toBe(offered(0))
    expect(offered(10)).not.toBe(offered(0))
  })

  test('gets a seed that an address can carry, for every recipient and far into the future', () => {
    for (const id of ['CH', 'CH-new-york', 'kz-president', 'a'.repeat(60)])
      for (const now of [noon, new Date('1970-01-01T00:00:00Z'), new Date('2199-12-31T23:59:59Z')]) {
        const seed = suggestSeed(id, now)
        expect(parseSeed(String(seed))).toBe(seed)
      }
  })

  test('writes to two missions in different words, as a rule', () => {
    const seeds = [...reference.states.keys()].map((code) => suggestSeed(code, noon) % 4)
    for (const wording of [0, 1, 2, 3]) {
      const share = seeds.filter((seed) => seed === wording).length / seeds.length
      expect(share).toBeGreaterThan(0.1)
    }
  })
})

describe('the same seed', () => {
  const campaign = readRealCampaign()
  const decision = decideRecipient(campaign, reference, 'FR')
  if (!decision.ok) throw new Error('FR')
  const context = compositionContextAt('2026-11-21T12:00:00Z')
  const compose = (lang: string, seed: number) =>
    prepareLetterComposer(campaign, lang, context)(decision.value, undefined, chooseBySeed(seed))

  test.each(campaign.languages)(
    'gives the same alternative at every place in %s as in all others',
    (lang) => {
      const { wordings } = compose(lang, 0)
      expect(wordings).toBeGreaterThan(1)
      const letters = Array.from({ length: wordings }, (_, seed) => compose(lang, seed))
      const shown = letters.map(({ subject, text }) => `${subject}\n${text}`)
      expect(new Set(shown).size).toBe(wordings)
      // Where two seeds share a subject in English, they share it in every language.
      const english = Array.from({ length: wordings }, (_, seed) => compose('en', seed))
      const pattern = (parts: string[]) => parts.map((part) => parts.indexOf(part))
      expect(pattern(letters.map(({ subject }) => subject))).toEqual(
        pattern(english.map(({ subject }) => subject)),
      )
      for (const paragraph of english[0]?.text.split('\n\n').keys() ?? [])
        expect(pattern(letters.map(({ text }) => text.split('\n\n')[paragraph] ?? ''))).toEqual(
          pattern(english.map(({ text }) => text.split('\n\n')[paragraph] ?? '')),
        )
    },
  )
})
