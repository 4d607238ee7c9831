import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locales } from '../../tests/content/composition-context.ts'
import { negotiateLanguage, formatOrdinal, type Locale } from './locale.ts'

const requireLocale = (lang: string): Locale => {
  const locale = locales.get(lang)
  if (!locale) throw new Error(lang)
  return locale
}

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [51, '51st'],
  [62, '62nd'],
  [111, '111th'],
])('an English reader sees session %i as %s, a Chinese one as a number', (n, english) => {
  expect(formatOrdinal(n, requireLocale('en'))).toBe(english)
  expect(formatOrdinal(n, requireLocale('zh'))).toBe(String(n))
})

test('a language without ordinals still shows the number', () => {
  expect(formatOrdinal(51, { ...requireLocale('en'), ordinals: {} })).toBe('51')
})

describe('a browser that requests', () => {
  test.each([
    ['zh', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['ZH-cn', 'zh'],
    ['fr,zh;q=0.5,en;q=0.7', 'en'],
    ['en;q=0.1, zh;q=0.9', 'zh'],
    ['en;q=0,zh;q=0.1', 'zh'],
    ['zh;q=0', 'en'],
    ['fr', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['zhx', 'en'],
    ['en-zh', 'en'],
    ['en, zh', 'en'],
    ['fr;q=1;q=0.2, zh ; q=0.5', 'zh'],
  ])('%s gets %s', (header, lang) => {
    expect(negotiateLanguage(header, ['en', 'zh'])).toBe(lang)
  })
})

describe('a hostile browser', () => {
  test.each([
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'zh\r\nSet-Cookie: a=b',
    '<script>',
    'zh;q=1e999',
    'en;q=NaN',
    ',,,;;;q=',
    'zh;q=.....',
    '\u0000',
  ])('that sends %j gets a language we have', (header) => {
    expect(['en', 'zh']).toContain(negotiateLanguage(header, ['en', 'zh']))
  })

  test('that sends a header of 1 MB is answered at once', () => {
    const started = process.cpuUsage().user / 1000
    expect(negotiateLanguage('fr;q=0.5,'.repeat(110_000), ['en', 'zh'])).toBe('en')
    expect(negotiateLanguage(`fr;q=${' '.repeat(1_000_000)}`, ['en', 'zh'])).toBe('en')
    expect(process.cpuUsage().user / 1000 - started).toBeLessThan(2000)
  })

  test('gets a language we have whatever it sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (header) => {
        expect(['en', 'zh']).toContain(negotiateLanguage(header, ['en', 'zh']))
      }),
    )
  })
})
