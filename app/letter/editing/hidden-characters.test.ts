import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from '#app/text/characters/clean-text.ts'
import { maxLetterFormLengths, signLetter, type LetterForm } from './letter-form.ts'

const form = (change: Partial<LetterForm> = {}): LetterForm => ({
  subject: 'Reprisals',
  text: 'Excellency,\n\nI write to you.',
  why: '',
  name: '',
  town: '',
  ...change,
})

function signed(change: Partial<LetterForm>) {
  const result = signLetter(form(change), { following: [], foot: '' })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('characters that hide the meaning of a text are removed, and the supporter is told:', () => {
  test.each([
    ['NUL', '\u0000'],
    ['escape', '\u001B'],
    ['backspace', '\u0008'],
    ['delete', '\u007F'],
    ['next line', '\u0085'],
    ['left-to-right embedding', '\u202A'],
    ['right-to-left override', '\u202E'],
    ['pop directional formatting', '\u202C'],
    ['left-to-right isolate', '\u2066'],
    ['pop directional isolate', '\u2069'],
    ['line separator', '\u2028'],
    ['paragraph separator', '\u2029'],
    ['byte order mark', '\uFEFF'],
    ['zero width space', '\u200B'],
    ['soft hyphen', '\u00AD'],
    ['Arabic letter mark', '\u061C'],
    ['word joiner', '\u2060'],
    ['invisible plus', '\u2064'],
    ['tag letter a', '\u{E0061}'],
  ])('%s', (_name, character) => {
    for (const field of ['subject', 'text', 'name', 'town'] as const) {
      const letter = signed({ [field]: `be${character}fore` })
      expect(letter.cleaned).toBe(true)
      expect(letter.subject + letter.text).not.toContain(character)
      expect(letter.subject + letter.text).toContain('before')
    }
  })
})

describe('what languages need stays:', () => {
  test.each([
    ['zero width non-joiner, in Persian', 'می\u200Cخواهم'],
    ['zero width joiner, in a family', '👨\u200D👩\u200D👧'],
    ['right-to-left mark', 'abc\u200F!'],
    ['left-to-right mark', 'אבג\u200E?'],
    ['combining accents', 'e\u0301'],
    ['variation selectors', '❤\uFE0F'],
    ['Chinese', '致阁下：请公开提出。'],
    ['astral letters', '𠮷𝒜'],
  ])('%s', (_what, text) => {
    expect(signed({ text, subject: text })).toMatchObject({ text, subject: text, cleaned: false })
  })
})

test('half a character, as a cut emoji leaves it, does not break the letter', () => {
  for (const text of ['a\uD83D', '\uDE00b', 'a\uD83D b'])
    expect(signed({ text, subject: text }).text).toBe(text.replace(/[\uD800-\uDFFF]/, '\uFFFD'))
})

test.each([
  '{{x}}',
  '{{{x}}}',
  '{{#each cases}}{{/each}}',
  '{date}',
  '<script>alert(1)</script>',
  '${1}',
  '%0D%0A',
])('%s is text like any other', (text) => {
  expect(signed({ text, subject: text, name: text })).toMatchObject({
    subject: text,
    text: `${text}\n\n${text}`,
    cleaned: false,
  })
})

test('a text that fills the form still fits with its line breaks sent as CRLF', () => {
  const lines = 'line\n'.repeat(1199) + 'end'
  expect(signed({ text: lines.replaceAll('\n', '\r\n') }).text).toBe(lines)
  expect(lines.length).toBeLessThanOrEqual(maxLetterFormLengths.text)
})

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
    }),
  )
})
