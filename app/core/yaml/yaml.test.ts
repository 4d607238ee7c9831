import { describe, expect, test } from 'vitest'
import { maxYamlBytes, parseYaml } from './yaml.ts'

const read = (content: string | Uint8Array) =>
  parseYaml('campaign.yaml', typeof content === 'string' ? new TextEncoder().encode(content) : content)

function refusalsOf(content: string | Uint8Array) {
  const started = process.cpuUsage().user / 1000
  const result = read(content)
  expect(process.cpuUsage().user / 1000 - started).toBeLessThan(2000)
  return result.ok ? [] : result.error
}

const places = (content: string | Uint8Array) =>
  refusalsOf(content).map(({ line, column }) => `${line}:${column}`)

describe('an organiser writes', () => {
  test('maps, lists and texts, and gets them back with their places', () => {
    const result = read('a: 1\nb:\n  - x\n  - { c: two }\n')
    if (!result.ok) throw new Error('refused')
    expect(result.value.value).toEqual({ a: 1, b: ['x', { c: 'two' }] })
    expect(result.value.locate(['b', 1, 'c'])).toEqual({ line: 4, column: 10 })
    expect(result.value.locateKey(['b', 1, 'c'])).toEqual({ line: 4, column: 7 })
    expect(result.value.locate(['b', 7])).toEqual({ line: 3, column: 3 })
  })

  test('with Windows line endings, and the places are the same', () => {
    const result = read('a: 1\r\nb:\r\n  c: "two"\r\n')
    if (!result.ok) throw new Error('refused')
    expect(result.value.value).toEqual({ a: 1, b: { c: 'two' } })
    expect(result.value.locate(['b', 'c'])).toEqual({ line: 3, column: 6 })
  })

  test('in an editor that puts a byte order mark first', () => {
    expect(read('\uFEFFa: 1')).toMatchObject({ ok: true, value: { value: { a: 1 } } })
  })

  test('a date, which stays text, and words that look like switches, which stay words', () => {
    expect(read('a: 2022-09-29\nb: no\nc: on')).toMatchObject({
      ok: true,
      value: { value: { a: '2022-09-29', b: 'no', c: 'on' } },
    })
  })

  test('only notes, and the file holds nothing', () => {
    expect(read('# one\n# two\n')).toMatchObject({ ok: true, value: { value: null } })
  })

  test('brackets in sentences and notes, as many as needed, and none of them counts as nesting', () => {
    expect(read(`a: "${'['.repeat(30)}"\nb: |\n  ${':[ '.repeat(30)}\nc: 1 # ${'{'.repeat(30)}`).ok).toBe(
      true,
    )
  })
})

describe('a file is refused with the place of the mistake, within a second:', () => {
  test('10 MB', () => {
    expect(refusalsOf(new Uint8Array(10 * 1024 * 1024))).toEqual([
      expect.objectContaining({ line: 1, column: 1, what: expect.stringContaining('128 KB') }),
    ])
  })

  test('one byte more than allowed, while the last allowed byte is read', () => {
    const full = `a: ${'x'.repeat(maxYamlBytes - 3)}`
    expect(read(full).ok).toBe(true)
    expect(read(`${full}x`).ok).toBe(false)
  })

  test('50,000 keys', () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n')
    expect(places(keys)).toEqual(['1:1'])
  })

  test('50,000 times the same key, reported 20 times', () => {
    const problems = refusalsOf(`{${'a,'.repeat(50_000)}}`)
    expect(problems[0]).toMatchObject({ line: 1, column: 4, what: '"a" appears twice.' })
    expect(problems.length).toBeLessThanOrEqual(20)
  })

  test('as many keys as fit in the allowed bytes are read in that time', () => {
    const keys = Array.from({ length: 17_000 }, (_, i) => `k${i}:`).join('\n')
    const started = process.cpuUsage().user / 1000
    expect(read(keys).ok).toBe(true)
    expect(process.cpuUsage().user / 1000 - started).toBeLessThan(2000)
  })

  test('an empty file, or only spaces', () => {
    for (const content of ['', ' \n\t\n'])
      expect(refusalsOf(content)).toMatchObject([{ line: 1, column: 1, what: 'The file is empty.' }])
  })

  test('one key twice, at the second, however it is quoted', () => {
    expect(refusalsOf('a:\n  b: 1\n  c: 2\n  "b": 3')).toMatchObject([
      { line: 4, column: 3, what: '"b" appears twice.' },
    ])
  })

  test('a tab as indentation', () => {
    expect(refusalsOf('a:\n\tb: 1')).toMatchObject([{ line: 2, column: 1, what: /Tabs/ }])
  })

  test('a quote that is never closed', () => {
    expect(refusalsOf('a: "one\nb: two\n')).toMatchObject([{ what: expect.stringContaining('quote') }])
  })

  test('two documents in one file', () => {
    expect(places('a: 1\n---\nb: 2')).toEqual(['2:1'])
  })

  test('a list as a key', () => {
    expect(refusalsOf('[a]: 1')).toMatchObject([{ line: 1, column: 1, what: 'A key must be a simple word.' }])
  })
})

describe('YAML with more than plain values is refused at its place:', () => {
  test('an anchor and its alias', () => {
    expect(places('a: &x [1]\nb: *x')).toEqual(['1:7', '2:4'])
  })

  test('an alias of nothing', () => {
    expect(places('a: *x')).toEqual(['1:4'])
  })

  test('the thousand laughs that aliases make of a few lines', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      )
    expect(places(lines.join('\n'))[0]).toBe('1:9')
  })

  test('a merge of another map', () => {
    expect(places('a: &x {b: 1}\nc:\n  <<: *x')).toEqual(['1:7', '3:7'])
  })

  test.each([
    '!!js/function x',
    '!own x',
    '!!str 5',
    '!!binary aGk=',
    '!<tag:yaml.org,2002:str> 5',
    '!!set {x}',
  ])('the tag in "a: %s"', (value) => {
    const problems = refusalsOf(`b: 1\na: ${value}`)
    expect(problems.length).toBeGreaterThan(0)
    for (const { line } of problems) expect(line).toBe(2)
  })
})

test.each(['__proto__', 'constructor', 'toString'])('a key called %s is a key like any other', (key) => {
  const result = read(`${key}: { polluted: true }`)
  if (!result.ok) throw new Error('refused')
  expect(Object.hasOwn(result.value.value as object, key)).toBe(true)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
