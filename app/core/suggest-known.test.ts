import { expect, test } from 'vitest'
import { suggestKnown, findNearest } from './suggest-known.ts'

const known = ['session', 'schedule', 'sources', 'cases', 'recipients']

test.each([
  ['sesion', 'session'],
  ['sessoin', 'session'],
  ['SESSION', 'session'],
  ['recipient', 'recipients'],
  ['soruces', 'sources'],
  ['case', 'cases'],
])('an organiser types %s and means %s', (typed, meant) => {
  expect(findNearest(typed, known)).toBe(meant)
})

test('two swapped neighbours are one slip and win over two slips', () => {
  expect(findNearest('cahnge', ['cannot', 'change'])).toBe('change')
  // DK is one letter from UK, and another state altogether.
  expect(findNearest('UK', ['DK', 'UA'])).toBeUndefined()
})

test.each(['deadline', 'x', '', 'sssssss', 'ca'])('nobody guesses what %j means', (typed) => {
  expect(findNearest(typed, known)).toBeUndefined()
})

test('the nearest wins, and of two equally near the first', () => {
  expect(findNearest('link', ['lint', 'links', 'link-x'])).toBe('lint')
  expect(findNearest('links', ['link', 'links'])).toBe('links')
})

test('a word of 100 KB is answered at once', () => {
  const started = process.cpuUsage().user / 1000
  expect(findNearest('x'.repeat(100_000), [...known, 'y'.repeat(60)])).toBeUndefined()
  expect(process.cpuUsage().user / 1000 - started).toBeLessThan(2000)
})

test('the advice is the word that was meant, else all known words, else to remove it', () => {
  expect(suggestKnown('sesion', known)).toBe('Did you mean "session"?')
  expect(suggestKnown('zzz', ['en', 'zh'])).toBe('Use one of: en, zh.')
  expect(suggestKnown('zzz', [])).toBe('Remove it.')
  const many = Array.from({ length: 30 }, (_, i) => `id-${i}`)
  expect(suggestKnown('completely-different', many)).toBe(`Use one of: ${many.slice(0, 20).join(', ')}, ….`)
})
