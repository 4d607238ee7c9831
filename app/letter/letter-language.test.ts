import { expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { chooseLetterLanguage } from './letter-language.ts'

const six = ['ar', 'zh', 'en', 'fr', 'ru', 'es', 'de']
const to = (code: string, office?: { language?: string }) => {
  const state = reference.states.get(code)
  if (!state) throw new Error(code)
  return { state, ...(office ? { office } : {}) }
}

test.each([
  ['CN', 'zh'],
  ['FR', 'fr'],
  ['MX', 'es'],
  ['EG', 'ar'],
  ['RU', 'ru'],
  ['CH', 'fr'],
  ['CA', 'en'],
  ['CM', 'en'],
  ['JP', 'en'],
  ['AT', 'en'],
  // Neither is its State's language, whatever is widely spoken there.
  ['UA', 'en'],
  ['IL', 'en'],
  ['MA', 'ar'],
  ['DZ', 'ar'],
  ['TN', 'ar'],
])('a mission of %s is written to in %s', (code, lang) => {
  expect(chooseLetterLanguage(to(code), six)).toBe(lang)
})

test('what the directory says comes before any rule, if the campaign has that language', () => {
  expect(chooseLetterLanguage(to('AT'), six, 'de')).toBe('de')
  expect(chooseLetterLanguage(to('CN'), ['en', 'zh'], 'de')).toBe('zh')
})

test('an office has the language its campaign names', () => {
  expect(chooseLetterLanguage(to('CN', { language: 'ru' }), six)).toBe('ru')
  expect(chooseLetterLanguage({ office: {} }, six)).toBe('en')
})

test('a campaign without English writes in what it has', () => {
  expect(chooseLetterLanguage(to('GB'), ['zh'])).toBe('zh')
  expect(chooseLetterLanguage(to('EG'), ['en', 'zh'])).toBe('en')
})
