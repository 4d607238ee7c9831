import { describe, expect, test } from 'vitest'
import { compareTexts } from './text-difference.ts'
import { parseText } from './parse-text.ts'
import { toBytes } from '#app/statement/statement.fixture.ts'

const read = (text: string) => {
  const parsed = parseText('text.md', toBytes(text))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}
/** `[-gone-]{+come+}` */
const show = (from: string, to: string) => {
  const { blocks, notes } = compareTexts(read(from), read(to))
  const line = (part: (typeof blocks)[number]) =>
    part.kind === 'changed'
      ? part.pieces
          .map(({ kind, text }) =>
            kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
          )
          .join('')
      : part.kind
  return { blocks: blocks.map(line), notes: notes.map(line) }
}

describe('a signatory compares two versions', () => {
  test('nothing changed', () => {
    const text = read('One.[^1]\n\n- two\n\n[^1]: Three.')
    expect(compareTexts(text, text).blocks.map(({ kind }) => kind)).toEqual(['same', 'same'])
  })

  test('a word was changed, a paragraph added, another removed', () => {
    expect(
      show(
        'We ask you to keep the promise.\n\nThis goes away for good.\n\nThank you.',
        'First of all, greetings.\n\nWe ask you to keep the old promise.\n\nThank you.',
      ).blocks,
    ).toEqual(['added', 'We ask you to keep the {+old +}promise.', 'removed', 'same'])
  })

  test('Chinese is compared word by word', () => {
    expect(show('我们请求您遵守承诺。', '我们请求您立即遵守承诺。').blocks).toEqual([
      '我们请求您{+立即+}遵守承诺。',
    ])
  })

  test('an added note does not change the paragraphs after it', () => {
    expect(
      show(
        'One[^1] two.\n\nThree[^2].\n\n[^1]: A.\n[^2]: B.',
        'One[^1] two[^2].\n\nThree[^3].\n\n[^1]: A.\n[^2]: C.\n[^3]: B.',
      ),
    ).toEqual({ blocks: ['One[1] two{+[2]+}.', 'same'], notes: ['same', 'added', 'same'] })
  })

  test('a note mark is a piece of its own, to be displayed as in the letter', () => {
    const note = '\n\n[^1]: A.'
    const [block] = compareTexts(
      read(`One two[^1] three.${note}`),
      read(`One new two[^1] three.${note}`),
    ).blocks
    expect(block?.kind === 'changed' ? block.pieces : []).toEqual([
      { kind: 'same', text: 'One ' },
      { kind: 'added', text: 'new ' },
      { kind: 'same', text: 'two' },
      { kind: 'same', text: '[1]', note: 1 },
      { kind: 'same', text: ' three.' },
    ])
  })

  test('the address of a link and the items of a list are compared too', () => {
    expect(show('See [it](https://a.example/).', 'See [it](https://b.example/).').blocks).toEqual([
      'See it[- (https://a.example/)-]{+ (https://b.example/)+}.',
    ])
    expect(show('- one thing\n- two things', '- one thing\n- two new things').blocks).toEqual([
      '• one thing\n• two {+new +}things',
    ])
  })

  test('emphasis alone is no change', () => {
    expect(show('We *ask* you.', 'We ask **you**.').blocks).toEqual(['same'])
  })

  test('an entirely new text is compared quickly', () => {
    const long = (word: string) => Array.from({ length: 900 }, (_, i) => `${word}${i} x y z`).join('\n\n')
    const one = (word: string) => Array.from({ length: 15_000 }, (_, i) => `${word}${i}`).join(' ')
    const started = process.cpuUsage().user / 1000
    expect(compareTexts(read(long('a')), read(long('b'))).blocks).toHaveLength(1800)
    compareTexts(read(`${one('a')} ${one('same')}`.slice(0, 100_000)), read(one('b')))
    expect(process.cpuUsage().user / 1000 - started).toBeLessThan(4_000)
  })
})
