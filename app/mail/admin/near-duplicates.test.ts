import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSketches, groupNearDuplicates, sketchText } from './near-duplicates.ts'

const letter = `Excellency, I write to you about the people who were punished because they had spoken to the United Nations.
Please raise their cases at the coming session, by name, and ask the State concerned what has been done for them.`
const advert = `Buy cheap watches today, only here and only now, the best watches of the town for half of the price you know,
delivered to your door within a day, and if you do not like them you may keep the box and the ribbon.`
const chinese =
  '我写信给您，谈谈因与联合国合作而遭到报复的人们。请在即将举行的会议上点名提出他们的案件，并询问有关国家采取了什么措施。'

const likeness = (a: string, b: string) => compareSketches(sketchText(a), sketchText(b))

test('a text is the same with other capitals, spaces and commas', () => {
  expect(likeness(letter, letter)).toBe(1)
  expect(likeness(letter, letter.toUpperCase().replace(/[\s,.]+/g, ' '))).toBe(1)
  expect(likeness(chinese, chinese.replaceAll('，', ''))).toBe(1)
})

test('with another name in it, it is still much alike; another text is not', () => {
  expect(likeness(`${letter} Ana Muster`, `${letter} Ben Beispiel`)).toBeGreaterThan(0.7)
  expect(likeness(letter, advert)).toBeLessThan(0.2)
  expect(likeness(letter, chinese)).toBeLessThan(0.1)
  expect(likeness(chinese, chinese.replace('会议', '大会'))).toBeGreaterThan(0.6)
})

test('empty texts have no likeness, and short texts do no harm', () => {
  expect(likeness('', '')).toBe(0)
  expect(likeness('', letter)).toBe(0)
  expect(likeness('!?', ' ')).toBe(0)
  expect(likeness('ja', 'Ja!')).toBe(1)
  expect(likeness('ja', 'nein')).toBe(0)
})

test('no word can be read in a sketch, and all are of one length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(sketchText(text)).toMatch(/^[0-9a-f]{512}$/)
      expect(likeness(text, text)).toBeOneOf([0, 1])
    }),
  )
})

test('the estimate is near the true share of equal runs', () => {
  const words = letter.split(/\s+/)
  const cut = words.slice(0, Math.floor(words.length * 0.7)).join(' ')
  const runs = (text: string) => {
    const letters = text.toLowerCase().replace(/[^a-z]/g, '')
    return new Set(Array.from({ length: letters.length - 4 }, (_, i) => letters.slice(i, i + 5)))
  }
  const [a, b] = [runs(letter), runs(cut)]
  const truth = [...a].filter((run) => b.has(run)).length / new Set([...a, ...b]).size
  expect(Math.abs(likeness(letter, cut) - truth)).toBeLessThan(0.2)
})

describe('many texts', () => {
  const limits = { likeness: 0.7, atLeast: 5 }
  const own = (i: number) =>
    Array.from({ length: 60 }, (_, k) => ((i * 7919 + k * 104_729 + i * k * 31) % 99_991).toString(36)).join(
      ' ',
    )

  test('of which five are nearly one: those five are flagged', () => {
    const adverts = ['one', 'two', 'three', 'four', 'five'].map((n) => sketchText(`${advert} ${n}`))
    const others = Array.from({ length: 50 }, (_, i) => sketchText(own(i)))
    expect(groupNearDuplicates([...others, ...adverts], limits)).toEqual([[50, 51, 52, 53, 54]])
    expect(groupNearDuplicates([...others, ...adverts.slice(1)], limits)).toEqual([])
  })

  test('that are empty are not flagged', () => {
    expect(
      groupNearDuplicates(
        Array.from({ length: 9 }, () => sketchText('')),
        limits,
      ),
    ).toEqual([])
  })

  test('ten thousand of them take seconds at most', () => {
    const sketches = Array.from({ length: 10_000 }, (_, i) =>
      sketchText(i % 2 === 0 ? own(i) : `${advert} ${i}`),
    )
    const start = process.cpuUsage().user / 1000
    const [group, ...rest] = groupNearDuplicates(sketches, limits)
    expect(group?.length).toBeGreaterThan(4_900)
    expect(rest).toEqual([])
    expect(process.cpuUsage().user / 1000 - start).toBeLessThan(5_000)
  })
})
