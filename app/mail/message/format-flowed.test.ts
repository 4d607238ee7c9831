import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFlowed } from './format-flowed.ts'

/** A mail program's reading of RFC 3676, 4.1 to 4.5, with delsp=no; written from the standard, not from our writer. */
function unflow(body: string): { depth: number; text: string }[] {
  const paragraphs: { depth: number; text: string }[] = []
  let open: { depth: number; text: string } | undefined
  for (const raw of body.split('\r\n')) {
    let depth = 0
    while (raw[depth] === '>') depth += 1
    let line = raw.slice(depth)
    if (line.startsWith(' ')) line = line.slice(1)
    if (line === '-- ') {
      open = undefined
      paragraphs.push({ depth, text: line })
      continue
    }
    if (open?.depth !== depth) open = undefined
    if (open) open.text += line
    else {
      open = { depth, text: line }
      paragraphs.push(open)
    }
    if (!line.endsWith(' ')) open = undefined
  }
  return paragraphs
}

const read = (body: string): string =>
  unflow(body)
    .map(({ depth, text }) => {
      expect(depth).toBe(0)
      return text
    })
    .join('\n')

const words = 'I write to you about the people who were punished because they spoke to the United Nations. '

describe('a long line', () => {
  test('breaks softly after a space and is one line again in the end', () => {
    const text = words.repeat(6).trim()
    const lines = formatFlowed(text).split('\r\n')
    expect(lines.length).toBeGreaterThan(6)
    expect(lines.slice(0, -1).every((line) => line.endsWith(' ') && line.length <= 78)).toBe(true)
    expect(lines.at(-1)).not.toMatch(/ $/)
    expect(read(lines.join('\r\n'))).toBe(text)
  })

  test('in Chinese, without spaces, stays whole', () => {
    const text = '我写信给您，谈谈因与联合国合作而遭到报复的人们。'.repeat(20)
    expect(formatFlowed(text)).toBe(text)
  })

  test('in Chinese with spaces breaks only there', () => {
    const text = '自 2015 年起，他们一直被关押。'.repeat(20)
    expect(read(formatFlowed(text))).toBe(text)
  })

  test('in Arabic breaks at spaces', () => {
    const text = 'أكتب إليكم بشأن الأشخاص الذين عوقبوا لأنهم تحدثوا إلى الأمم المتحدة. '.repeat(5).trim()
    expect(formatFlowed(text).split('\r\n').length).toBeGreaterThan(3)
    expect(read(formatFlowed(text))).toBe(text)
  })

  test('with an address of the web longer than a line leaves it whole', () => {
    const link = `https://campaign.example/confirm/${'a'.repeat(120)}`
    const lines = formatFlowed(`Please open ${link} and press the button.`).split('\r\n')
    expect(lines.some((line) => line.includes(link))).toBe(true)
  })
})

describe('what a reader could take for something else is stuffed:', () => {
  test.each([
    ['> not a quotation', ' > not a quotation'],
    ['>>> nor this', ' >>> nor this'],
    ['From Geneva', ' From Geneva'],
    [' indented', '  indented'],
    ['Fromage', 'Fromage'],
    ['- a list', '- a list'],
  ])('%j', (text, formatted) => {
    expect(formatFlowed(text)).toBe(formatted)
    expect(read(formatted)).toBe(text)
  })

  test.each(['>', 'From', '--'])('also where %j begins a line only because a long one was broken', (word) => {
    for (let length = 60; length < 80; length++) {
      const text = `${'a'.repeat(length)} ${word} ${words}`.trim()
      expect(read(formatFlowed(text))).toBe(text)
    }
  })
})

test('spaces at the end of a line do not glue it to the next', () => {
  expect(formatFlowed('one   \ntwo \n\n   \nthree')).toBe('one\r\ntwo\r\n\r\n\r\nthree')
})

test('the separator of a signature keeps its space, and no long line makes a second one', () => {
  expect(formatFlowed('text\n-- \nAna')).toBe('text\r\n-- \r\nAna')
  expect(formatFlowed(`-- ${'a'.repeat(100)} b`).split('\r\n')[0]).toBe(`-- ${'a'.repeat(100)} `)
})

test('any text is read back as it was, but for spaces at the ends of lines', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ' ',
      '  ',
      '\n',
      '\n\n',
      '>',
      'From ',
      '-- ',
      '--',
      '-',
      '\t',
      '。',
      'a'.repeat(80),
      words,
    ),
    fc.string(),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('').replaceAll('\r', '')
      const body = formatFlowed(text)
      const expected = text
        .split('\n')
        .map((line) => (line === '-- ' ? line : line.trimEnd()))
        .join('\n')
      expect(read(body)).toBe(expected)
      for (const line of body.split('\r\n'))
        if (line.length > 78)
          expect(
            line
              .trim()
              .replace(/^-- |^> /, '')
              .split(/ +/).length,
          ).toBeLessThanOrEqual(2)
    }),
    { numRuns: 2000 },
  )
})
