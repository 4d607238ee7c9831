import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatProblem } from '#app/core/problem.ts'
import { parseText } from './parse-text.ts'
import { toBytes } from '#app/statement/statement.fixture.ts'

const parse = (text: string) => parseText('text-1.en.md', toBytes(text))
const problemsOf = (text: string) => {
  const parsed = parse(text)
  return parsed.ok ? [] : parsed.error.map(formatProblem)
}
const read = (text: string) => {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(parsed.error.map(formatProblem).join('\n'))
  return parsed.value
}
const plain = (text: string) => [{ kind: 'paragraph', children: [{ kind: 'text', text }] }]

describe('an organiser writes a letter in Markdown', () => {
  test('with paragraphs, headings, lists, quotes, links and notes', () => {
    expect(
      read(
        '# One\n\nA *b* **c**[^x], [d](https://www.example.org/e)\\\nf[^y].\n\n> q\n\n3. g\n4. h\n\n[^y]: Ibid.\n[^x]: A speech.\n',
      ),
    ).toEqual({
      blocks: [
        { kind: 'heading', children: [{ kind: 'text', text: 'One' }] },
        {
          kind: 'paragraph',
          children: [
            { kind: 'text', text: 'A ' },
            { kind: 'emphasis', children: [{ kind: 'text', text: 'b' }] },
            { kind: 'text', text: ' ' },
            { kind: 'strong', children: [{ kind: 'text', text: 'c' }] },
            { kind: 'note', number: 1 },
            { kind: 'text', text: ', ' },
            { kind: 'link', url: 'https://www.example.org/e', children: [{ kind: 'text', text: 'd' }] },
            { kind: 'break' },
            { kind: 'text', text: 'f' },
            { kind: 'note', number: 2 },
            { kind: 'text', text: '.' },
          ],
        },
        { kind: 'quote', children: plain('q') },
        { kind: 'list', ordered: true, start: 3, items: [plain('g'), plain('h')] },
      ],
      notes: [plain('A speech.'), plain('Ibid.')],
    })
  })

  test('a line break in the file is a space, and nothing between Chinese characters', () => {
    expect(read('one\ntwo\n\n我们\n请求，\n您\n2023\n年 한국\n사람').blocks).toEqual([
      ...plain('one two'),
      ...plain('我们请求，您 2023 年 한국 사람'),
    ])
  })

  test('nothing in it is taken for words of the program', () => {
    expect(read('{{x}} {date} $& constructor').blocks).toEqual(plain('{{x}} {date} $& constructor'))
  })
})

describe('unsupported content is reported with its line', () => {
  test.each([
    ['HTML', 'a\n\n<script>x</script>', '3:1  HTML is not supported.'],
    ['HTML in a line', 'a <b>b</b>', '1:3  HTML is not supported.'],
    ['an image', '![a](https://x.example/a.png)', '1:1  Images are not supported.'],
    ['code', 'a\n\n    b', '3:1  Code is not supported.'],
    ['code in a line', 'a `b`', '1:3  Code is not supported.'],
    ['a table', 'a | b\n--- | ---\nc | d', '1:1  Tables are not supported.'],
    ['a rule', 'a\n\n***\n\nb', '3:1  Horizontal rules are not supported.'],
    ['a deep heading', '### a', '1:1  Headings of this level are not supported.'],
    [
      'an address elsewhere',
      '[a]\n\n[a]: https://x.example',
      '1:1  Link addresses elsewhere are not supported.',
    ],
    ['a link without encryption', '[a](http://x.example)', '1:1  This link does not begin with https://'],
    ['a link that runs', '[a](javascript:alert)', '1:1  This link does not begin with https://'],
    ['a link to elsewhere', '[a](//x.example)', '1:1  This link does not begin with https://'],
    ['a link with a password', '[a](https://x:y@z.example)', 'carries a name or password'],
    ['a link with a title', '[a](https://x.example "b")', 'Titles of links are not supported.'],
    ['an unknown note', 'a\nb[^1]', '1:1  There is no note [^1].'],
    ['an unused note', 'a\n\n[^1]: b', '3:1  Nothing in the text refers to the note [^1].'],
    ['a note used twice', 'a[^1] b[^1]\n\n[^1]: c', '1:8  The note [^1] is referred to twice.'],
    ['a note written twice', 'a[^1]\n\n[^1]: c\n\n[^1]: d', '5:1  The note [^1] is written twice.'],
    ['a note in a note', 'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c', '3:8  A note refers to a note.'],
    ['a note in a quote', '> a[^1]\n>\n> [^1]: b', 'A note is defined inside a quote'],
    ['a note in a link', '[a[^1]](https://x.example)\n\n[^1]: b', 'A note is inside a link.'],
    ['an empty note', 'a[^1]\n\n[^1]:', 'This note is empty.'],
    [
      'an override',
      'a\nb\u202Ec',
      '2:2  There is an invisible character here: character that turns the writing around (U+202E).',
    ],
    ['an override in disguise', 'a &#x202e; b', '1:1  There are characters here that nobody can see.'],
    ['nothing', '\n\n', '1:1  The file holds no text.'],
    ['too much', 'a'.repeat(210_000), '1:1  The file is larger than 200 KB.'],
    [
      'too many signs',
      `a\n\n${'*a_ '.repeat(40_000)}`,
      '3:1  This paragraph has more than 2000 special characters',
    ],
    ['too many paragraphs', 'a\n\n'.repeat(1_100), '2001:1  The text has more than 1000 paragraphs.'],
    [
      'too deep lists',
      Array.from({ length: 440 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n\n'),
      '101:1  This line is indented by more than 100 spaces.',
    ],
    [
      'deep lists',
      Array.from({ length: 40 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
      'are nested deeper than 20.',
    ],
    ['too deep quotes', `${'>'.repeat(30)} a`, 'are nested deeper than 20.'],
  ])('%s', (_what, text, problem) => {
    const started = process.cpuUsage().user / 1000
    expect(problemsOf(text).join('\n')).toContain(problem)
    expect(process.cpuUsage().user / 1000 - started).toBeLessThan(2_000)
  })

  test('any text is read or refused, and no hidden character is let through', () => {
    const parts = [
      '*',
      '_',
      '[',
      ']',
      '(',
      '^1',
      '[^1]',
      '[^1]: ',
      '> ',
      '- ',
      '\n',
      '\n\n',
      '    ',
      '`',
      '<',
      '>',
    ]
    const words = ['https://a.example', 'a', '中', '&#x202e;', '&nbsp;', '\\', '!', '# ', '1. ', '|', '---']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts, ...words), { maxLength: 40 }), (pieces) => {
        const parsed = parse(pieces.join(''))
        if (parsed.ok) expect(JSON.stringify(parsed.value)).not.toMatch(/[\u202A-\u202E]|javascript:/)
        else expect(parsed.error.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('bytes that are not text', () => {
    const parsed = parseText('text-1.en.md', new Uint8Array([0x61, 0x0a, 0xff]))
    expect(parsed.ok ? [] : parsed.error.map(formatProblem)).toEqual([
      'text-1.en.md:2:1  The file is not UTF-8 text. Save it with the encoding UTF-8.',
    ])
  })
})
