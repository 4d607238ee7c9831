import { expect, test } from 'vitest'
import { parseYaml } from './yaml.ts'

const placesOf = (bytes: Uint8Array) => {
  const result = parseYaml('campaign.yaml', bytes)
  return result.ok ? [] : result.error.map(({ line, column, what }) => `${line}:${column} ${what}`)
}

test('Ana saves in Latin-1 and is led to the first letter that is not UTF-8', () => {
  expect(placesOf(Buffer.from('title: End\nask: caf\u00E9 \u00E9\n', 'latin1'))).toEqual([
    '2:9 The file is not UTF-8 text.',
  ])
})

test('letters before the bad byte count as an editor counts them', () => {
  const bytes = Buffer.concat([Buffer.from('a: 停止报复 é\nb: 报'), Buffer.from([0xff]), Buffer.from(' é')])
  expect(placesOf(bytes)).toEqual(['2:5 The file is not UTF-8 text.'])
})

test('a replacement character in the file itself is not the bad byte', () => {
  const bytes = Buffer.concat([Buffer.from('a: \uFFFD\nb: '), Buffer.from([0xe9])])
  expect(placesOf(bytes)).toEqual(['2:4 The file is not UTF-8 text.'])
})

test('a letter cut in half at the end of the file is found', () => {
  expect(placesOf(Buffer.from('a: 报').subarray(0, -1))).toEqual(['1:4 The file is not UTF-8 text.'])
})

test.each([
  ['little', Buffer.from('\uFEFFtitle: End', 'utf16le')],
  ['big', Buffer.from('\uFEFFtitle: End', 'utf16le').swap16()],
])('a file saved as UTF-16 (%s end first) is refused at its first byte', (_end, bytes) => {
  expect(placesOf(bytes)).toEqual(['1:1 The file is not UTF-8 text.'])
})

test('a picture under the name of a campaign file is refused', () => {
  expect(placesOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]))).toEqual([
    '1:1 The file is not UTF-8 text.',
  ])
})

test('control characters, which an editor does not show, are refused at their place', () => {
  for (const character of ['\u0000', '\u0007', '\u001B', '\u007F'])
    expect(placesOf(Buffer.from(`a: 1\nb: x${character}y\n`))).toEqual([expect.stringMatching(/^2:5 /)])
})

test.each([
  ['\u200B', 'zero width space (U+200B)'],
  ['\u00AD', 'soft hyphen (U+00AD)'],
  ['\u061C', 'Arabic letter mark (U+061C)'],
  ['\u2060', 'word joiner or invisible sign (U+2060)'],
  ['\u{E0061}', 'tag character (U+E0061)'],
])('%j is refused by its name', (character, name) => {
  expect(placesOf(Buffer.from(`a: 1\nb: x${character}y\n`))).toEqual([
    `2:5 There is an invisible character here: ${name}.`,
  ])
})
