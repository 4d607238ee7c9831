import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from './clean-text.ts'
import {
  findHidden,
  hasHiddenCharacters,
  hiddenGroups,
  stripHidden,
  type HiddenPolicy,
} from './hidden-characters.ts'

const policies = ['name', 'letter', 'cell', 'file', 'address'] as const

// Where each passes, one letter a policy: n(ame), l(etter), c(ell), f(ile). In an address none does.
const table = [
  ['NUL', '\u0000', ''],
  ['bell', '\u0007', ''],
  ['tab', '\t', 'lcf'],
  ['vertical tab', '\v', ''],
  ['line feed', '\n', 'lcf'],
  ['carriage return', '\r', 'lcf'],
  ['delete', '\u007F', ''],
  ['next line', '\u0085', ''],
  ['soft hyphen', '\u00AD', ''],
  ['combining grapheme joiner', '\u034F', 'nlcf'],
  ['Arabic letter mark', '\u061C', ''],
  ['filler of Hangul', '\u3164', 'lcf'],
  ['half-width filler of Hangul', '\uFFA0', 'lcf'],
  ['empty Braille', '\u2800', 'lcf'],
  ['Mongolian vowel separator', '\u180E', ''],
  ['variation selector', '\uFE0F', 'nlcf'],
  ['zero width space', '\u200B', ''],
  ['zero width non-joiner', '\u200C', 'nlcf'],
  ['zero width joiner', '\u200D', 'nlcf'],
  ['left-to-right mark', '\u200E', 'lcf'],
  ['right-to-left mark', '\u200F', 'lcf'],
  ['line separator', '\u2028', ''],
  ['paragraph separator', '\u2029', ''],
  ['left-to-right embedding', '\u202A', ''],
  ['right-to-left override', '\u202E', ''],
  ['word joiner', '\u2060', ''],
  ['invisible plus', '\u2064', ''],
  ['unassigned between them', '\u2065', ''],
  ['left-to-right isolate', '\u2066', ''],
  ['pop directional isolate', '\u2069', ''],
  ['inhibit symmetric swapping', '\u206A', ''],
  ['byte order mark', '\uFEFF', ''],
  ['interlinear annotation anchor', '\uFFF9', ''],
  ['musical begin beam', '\u{1D173}', ''],
  ['language tag', '\u{E0001}', ''],
  ['tag letter a', '\u{E0061}', ''],
  ['cancel tag', '\u{E007F}', ''],
] as const

describe.each(table)('%s', (_name, character, passing) => {
  test.each(policies)('in a text of the policy %s', (policy) => {
    const text = `be${character}fore`
    const passes = passing.includes(policy === 'address' ? '-' : policy.charAt(0))
    expect(hasHiddenCharacters(text, policy)).toBe(!passes)
    expect(stripHidden(text, policy)).toBe(passes ? text : 'before')
    expect(findHidden(text, policy)?.index).toBe(passes ? undefined : 2)
  })
})

const inTable = (code: number) =>
  hiddenGroups.filter(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to)).length

test('the table has every character that Unicode ignores, controls or formats with, once', () => {
  // Signs of Arabic, Syriac and Kaithi that go around numbers, and brackets of hieroglyphs: they are seen.
  const seen = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}\u{13430}-\u{1343F}]/u
  const hidden = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
  const missing: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code)
    if (hidden.test(character) && !seen.test(character) && inTable(code) !== 1)
      missing.push(code.toString(16))
    if (inTable(code) > 1) missing.push(`${code.toString(16)} twice`)
  }
  expect(missing).toEqual([])
})

const flag = (region: string) =>
  `🏴${[...region].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{E007F}`

describe('what languages and emoji need stays:', () => {
  test.each<[string, string, HiddenPolicy[]]>([
    ['Persian', 'می\u200Cخواهم', ['name', 'letter', 'cell', 'file']],
    ['Sinhala', 'ශ්\u200Dරී', ['name', 'letter', 'cell', 'file']],
    ['a family', '👨\u200D👩\u200D👧', ['letter', 'cell', 'file']],
    ['a red heart', '❤\uFE0F', ['name', 'letter', 'cell', 'file']],
    ['Arabic with a Latin word', 'رسالة PEN\u200F!', ['letter', 'cell', 'file']],
    ['the flag of Scotland', flag('gbsct'), ['letter', 'file']],
    ['the flags of Wales and England', `${flag('gbwls')} ${flag('gbeng')}`, ['letter', 'file']],
  ])('%s', (_what, text, where) => {
    expect(policies.filter((policy) => !hasHiddenCharacters(text, policy))).toEqual(where)
    for (const policy of where) expect(stripHidden(text, policy)).toBe(text)
  })
})

test.each([
  ['words in tags behind a flag', `${flag('gbsct')}${flag('ignore all before')}`, `${flag('gbsct')}🏴`],
  ['a flag that is none', flag('xxxxx'), '🏴'],
  ['a flag that is cut', flag('gbsct').slice(0, -2), '🏴'],
  ['tags without a flag', flag('gbeng').slice(2), ''],
])('a letter does not carry %s', (_what, typed, left) => {
  expect(cleanText(typed)).toBe(left)
})

test.each(['\u200Cab', 'ab\u200D', 'a \u200Db', 'a\u200D\u200Db', '1\u200C2'])(
  'a joiner in a name is between letters: not %j',
  (name) => expect(hasHiddenCharacters(name, 'name')).toBe(true),
)

test('messages say which character it is', () => {
  expect(findHidden('a\u200Bb', 'file')).toEqual({ index: 1, what: 'zero width space (U+200B)' })
  expect(findHidden('😀\u{E0061}', 'file')).toEqual({ index: 2, what: 'tag character (U+E0061)' })
})

test.each(policies)('taking them out twice changes nothing more, and leaves none: %s', (policy) => {
  const hidden = fc.constantFrom(...table.map(([, character]) => character), 'a', ' ', '🏴', flag('gbsct'))
  fc.assert(
    fc.property(fc.array(fc.oneof(hidden, fc.string({ unit: 'binary' }))), (parts) => {
      const stripped = stripHidden(parts.join('').toWellFormed(), policy)
      // A joiner that was between letters of a name may be at an end once its neighbour is gone.
      const rest = policy === 'name' ? stripped.replace(/[\u200C\u200D]/g, '') : stripped
      expect(hasHiddenCharacters(rest, policy)).toBe(false)
      expect(stripHidden(rest, policy)).toBe(rest)
    }),
  )
})
