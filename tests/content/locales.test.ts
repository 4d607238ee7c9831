import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../app/server/folders.server.ts'
import { locales } from './world.ts'

const plural = /_(?:zero|one|two|few|many|other)$/

/** `counter.prepared_one` → its words, for every word of a language. */
function flatten(words: unknown, path = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]])
  return new Map(
    Object.entries(words as Record<string, unknown>).flatMap(([key, value]) => [
      ...flatten(value, path === '' ? key : `${path}.${key}`),
    ]),
  )
}

const slots = (sentence: string) => [...sentence.matchAll(/\{\{\w+\}\}/g)].map(([slot]) => slot).sort()

const languages = [...locales.values()].map(({ lang, words }) => ({ lang, words: flatten(words) }))
const english = flatten(locales.get('en')?.words)
const keysOf = (words: Map<string, string>) =>
  [...new Set([...words.keys()].map((key) => key.replace(plural, '')))].sort()

describe.each(languages)('the interface in $lang', ({ lang, words }) => {
  test('has every word that English has, and no other', () => expect(keysOf(words)).toEqual(keysOf(english)))

  test('has each counted word in just the forms its grammar knows', () => {
    const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories
    const counted = [
      ...new Set([...words.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, ''))),
    ]
    expect(counted.length).toBeGreaterThan(0)
    for (const key of counted)
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other'] as const)
        expect(words.has(`${key}_${form}`), `${key}_${form}`).toBe(forms.includes(form))
  })

  test('has the same slots in each sentence', () => {
    for (const [key, sentence] of words) {
      const original = english.get(key) ?? english.get(`${key.replace(plural, '')}_other`) ?? ''
      expect(slots(sentence), key).toEqual(slots(original))
    }
  })

  test('leaves no word empty', () =>
    expect([...words.values()].filter((sentence) => sentence.trim() === '')).toEqual([]))
})

test('every word is shown somewhere', () => {
  const code = listSources(join(root, 'app'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  // Words whose key is put together: the code names the part before the value.
  const assembled = [
    'counter',
    'refusals',
    'channel-reasons',
    'calendar',
    'groups',
    'letter.council',
    'letter.seat',
    'letter.too-long',
    'share',
    'privacy.points',
  ]
  const unused = keysOf(english).filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !assembled.some((prefix) => key.startsWith(prefix) && code.includes(`\`${prefix}`)) &&
      !key.startsWith('privacy.points.'),
  )
  expect(unused).toEqual([])
})

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => join(folder, name))
}
