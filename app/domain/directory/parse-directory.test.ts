import { describe, expect, test } from 'vitest'
import { reference } from '../../../tests/content/world.ts'
import { showProblem } from '../problem.ts'
import { addressStatuses, demoDirectory } from './address.ts'
import { directoryColumns, parseDirectory, type DirectoryRow } from './parse-directory.ts'
import type { Recipient } from './recipient.ts'

const good = {
  state: 'CH',
  seat: 'geneva',
  email: 'mission.geneva@eda.example',
  source_url: 'https://directory.example/ch',
  source_date: '2026-01-31',
  status: 'confirmed',
}

const parse = (...rows: Partial<Record<keyof typeof good, string>>[]) =>
  parseDirectory(
    'addresses.csv',
    directoryColumns,
    rows.map((cells, i): DirectoryRow => ({ line: i + 2, cells: { ...good, ...cells } })),
    reference,
  )

const problemsOf = (result: ReturnType<typeof parse>) => (result.ok ? [] : result.error.map(showProblem))

function mission(code: string): Recipient {
  const state = reference.states.get(code)
  if (!state) throw new Error(code)
  return { id: code, kind: 'mission', seat: 'geneva', state }
}

test('a mission with a sourced address is written to there, one without is not guessed', () => {
  const directory = parse({})
  if (!directory.ok) throw new Error(problemsOf(directory).join('\n'))
  expect(directory.value(mission('CH'))).toEqual({
    email: 'mission.geneva@eda.example',
    status: 'confirmed',
    source: { url: 'https://directory.example/ch', date: '2026-01-31' },
  })
  expect(directory.value(mission('KE'))).toBeUndefined()
})

test.each(addressStatuses)('an address that is %s', (status) => {
  const directory = parse({ status })
  if (!directory.ok) throw new Error(problemsOf(directory).join('\n'))
  const usable = status === 'confirmed' || status === 'unverified'
  expect(directory.value(mission('CH'))?.email).toBe(usable ? good.email : undefined)
})

test('an empty directory is in order and knows nobody', () => {
  const directory = parse()
  expect(directory.ok && directory.value(mission('CH'))).toBeUndefined()
})

describe('a row is refused with its line for', () => {
  test.each([
    [{ state: 'XX' }, 'There is no state "XX".'],
    [{ state: 'Switzerland' }, 'There is no state "Switzerland".'],
    [{ seat: 'genva' }, 'There is no seat "genva". Did you mean "geneva"?'],
    [{ source_url: '' }, 'The source is missing.'],
    [{ source_url: 'heard it from a friend' }, 'The source is missing.'],
    [{ source_url: 'javascript:alert(1)' }, 'The source is missing.'],
    [{ source_date: '' }, 'The date of the source is missing.'],
    [{ source_date: '2026-01' }, 'The date of the source is missing.'],
    [{ source_date: '2026-02-30' }, 'The date of the source is missing.'],
    [{ status: 'confirmd' }, 'There is no status "confirmd". Did you mean "confirmed"?'],
    [{ status: '' }, 'There is no status "".'],
  ])('%j', (cells, what) => {
    const problems = problemsOf(parse({ state: 'KE' }, cells))
    expect(problems).toEqual([expect.stringContaining(`addresses.csv:3:1  ${what}`)])
  })

  test.each([
    '',
    'mission',
    'mission@',
    '@eda.example',
    'a@b@eda.example',
    'one@eda.example,two@eda.example',
    'one@eda.example;two@eda.example',
    'Mission <mission@eda.example>',
    'a b@eda.example',
    'a@eda.example\r\nBcc: x@y.example',
    'a@localhost',
    `${'a'.repeat(65)}@eda.example`,
  ])('the address %j', (email) => {
    expect(problemsOf(parse({ email }))).toEqual([
      expect.stringContaining('addresses.csv:2:1  ' + `"${email}" is not an e-mail address.`),
    ])
  })

  test('the same mission twice, at the second', () => {
    expect(problemsOf(parse({}, { email: 'other@eda.example' }))).toEqual([
      'addresses.csv:3:1  CH in geneva stands here twice. Keep one row.',
    ])
  })

  test('everything that is wrong with it at once, and one bad row refuses the file', () => {
    expect(problemsOf(parse({ state: 'KE' }, { state: 'XX', seat: '', email: '', status: '' }))).toHaveLength(
      4,
    )
  })
})

test('the address of a mission may be in letters of its own script', () => {
  expect(parse({ email: '代表团@例子.example' }).ok).toBe(true)
})

test('columns that are missing or unknown are named before any row is read', () => {
  const result = parseDirectory(
    'addresses.csv',
    ['state', 'seat', 'e-mail', 'source_url', 'source_date'],
    [],
    reference,
  )
  expect(problemsOf(result)).toEqual([
    `addresses.csv:1:1  The column "email" is missing. The columns are: ${directoryColumns.join(', ')}.`,
    `addresses.csv:1:1  The column "status" is missing. The columns are: ${directoryColumns.join(', ')}.`,
    'addresses.csv:1:1  The column "e-mail" is not known here. Did you mean "email"?',
  ])
})

test('in a demonstration every mission has an address that reaches nobody', () => {
  for (const state of reference.states.values())
    expect(demoDirectory({ ...mission('CH'), id: state.code, state })).toEqual({
      email: `mission.${state.code.toLowerCase()}@geneva.example`,
      status: 'demo',
    })
})
