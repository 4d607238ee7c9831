import { describe, expect, test } from 'vitest'
import { parseYaml } from './yaml.ts'

// A parser that recurses until its stack is full can take the whole process with it: what is nested too deep has to be
// seen before it is parsed. So the refusal must be ours, not the parser's "Maximum call stack size exceeded".

const refusalsOf = (text: string) => {
  const started = process.cpuUsage().user / 1000
  const result = parseYaml('campaign.yaml', new TextEncoder().encode(text))
  expect(process.cpuUsage().user / 1000 - started).toBeLessThan(2000)
  return result.ok ? [] : result.error
}

const depth = 'Lists or maps are nested deeper than 20.'
const stairs = (levels: number, step: string) =>
  `${Array.from({ length: levels }, (_, i) => `${step.repeat(i)}k:`).join('\n')} 1`

describe('20 levels are read, 21 are not:', () => {
  test.each([
    ['lists in brackets', '['.repeat(20) + ']'.repeat(20), `[${'['.repeat(20)}${']'.repeat(20)}]`],
    ['lists by hyphens', `${'- '.repeat(20)}a`, `${'- '.repeat(21)}a`],
    ['maps by indentation', stairs(20, '  '), stairs(21, '  ')],
    ['maps in braces', `${'{a: '.repeat(20)}1${'}'.repeat(20)}`, `${'{a: '.repeat(21)}1${'}'.repeat(21)}`],
  ])('%s', (_what, good, bad) => {
    expect(refusalsOf(good)).toEqual([])
    expect(refusalsOf(bad)[0]).toMatchObject({ what: depth })
  })
})

test('the place of the nesting is reported', () => {
  expect(refusalsOf(`a: 1\nb: ${'['.repeat(5000)}`)).toMatchObject([{ line: 2, column: 24, what: depth }])
  expect(refusalsOf(stairs(22, '  '))[0]).toMatchObject({ line: 21, what: depth })
})

describe('deep nesting of any style is found before the parser recurses:', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(30_000)],
    ['hyphens', `${'- '.repeat(60_000)}a`],
    ['hyphens two spaces apart', `${'-  '.repeat(40_000)}a`],
    ['hyphens a tab apart', `${'-\t'.repeat(60_000)}a`],
    ['question marks', `${'? '.repeat(60_000)}a`],
    ['hyphens and question marks', `a:\n  ${'? - '.repeat(30_000)}a`],
    ['question marks separated by anchors', `${'? '.repeat(19)}&a `.repeat(3000)],
    ['stairs of one space', stairs(400, ' ')],
    ['brackets that quotes seem to close', '["]",'.repeat(20_000)],
    ['braces that quotes seem to close', `{"}":`.repeat(20_000)],
    ['brackets that notes seem to close', '[ # ]\n'.repeat(15_000)],
  ])('%s', (_what, text) => {
    const problems = refusalsOf(text)
    expect(problems.map(({ what }) => what)).toContain(depth)
    expect(JSON.stringify(problems)).not.toContain('call stack')
    expect(problems.length).toBeLessThanOrEqual(40)
  })
})
