import { expect, test } from 'vitest'
import { checkInterfaceWords } from './check-interface-words.ts'

const english = {
  home: { title: 'Write to {{state}}' },
  found_one: '{{count}} State',
  found_other: '{{count}} States',
}
const problems = (words: unknown, lang = 'fr') =>
  checkInterfaceWords(lang, words, english).map(({ path, what }) => `${path.join('.')}: ${what}`)
const french = {
  home: { title: 'Écrire : {{state}}' },
  found_one: '{{count}} État',
  found_many: '{{count}} d’États',
  found_other: '{{count}} États',
}

test('a complete language has no problem, and English none with itself', () => {
  expect(problems(french)).toEqual([])
  expect(problems(english, 'en')).toEqual([])
})

test('a word that is missing, empty or unknown is named', () => {
  expect(problems({ ...french, home: {} })).toEqual(['home.title: The word "home.title" is missing.'])
  expect(problems({ ...french, home: { title: ' ' } })).toEqual([
    'home.title: The word "home.title" is empty.',
  ])
  expect(problems({ ...french, hom: 'x' })).toEqual(['hom: English has no word "hom".'])
})

test('a slot with another name would stay empty on the page', () => {
  expect(problems({ ...french, home: { title: 'Écrire : {{etat}}' } })).toEqual([
    'home.title: The slots of "home.title" are {{etat}}.',
  ])
})

test('each language has the plural forms of its own grammar', () => {
  const { found_many: _, ...without } = french
  expect(problems(without)).toEqual(['found_many: The word "found_many" is missing.'])
  expect(
    problems(
      { home: { title: '写给{{state}}' }, found_other: '{{count}}国', found_one: '{{count}}国' },
      'zh',
    ),
  ).toEqual(['found_one: The language has no plural form "one".'])
})
