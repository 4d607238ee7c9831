import { describe, expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { formatProblem } from '#app/core/problem.ts'
import { demoDirectory } from '#app/recipient/address.ts'
import { directoryColumns, type DirectoryColumn } from './columns.ts'
import { createDirectory } from './entry.ts'
import { parseDirectory, type DirectoryRow, type ParseOptions } from './parse-directory.ts'
import type { MissionRecipient } from '#app/recipient/recipient.ts'

const good = {
  state: 'CH',
  seat: 'geneva',
  email: 'mission.geneva@eda.example',
  source_url: 'https://directory.example/ch',
  source_date: '2026-01-31',
  status: 'confirmed',
}

type Row = Partial<Record<DirectoryColumn, string>>

const parseWith = (options: ParseOptions, ...rows: Row[]) =>
  parseDirectory(
    'addresses.csv',
    directoryColumns,
    rows.map((cells, i): DirectoryRow => ({ line: i + 2, cells: { ...good, ...cells } })),
    reference,
    options,
  )
const parse = (...rows: Row[]) => parseWith({}, ...rows)

/** The directory of these rows, on a day shortly after their source. */
function directoryOf(...rows: Row[]) {
  const entries = parse(...rows)
  if (!entries.ok) throw new Error(problemsOf(entries).join('\n'))
  return createDirectory(entries.value, () => '2026-02-28')
}

const problemsOf = (result: ReturnType<typeof parse>) => (result.ok ? [] : result.error.map(formatProblem))

function mission(code: string): MissionRecipient {
  const state = reference.states.get(code)
  if (!state) throw new Error(code)
  return { id: code, kind: 'mission', seat: 'geneva', state }
}

test('a mission with a sourced address is written to there, one without is not guessed', () => {
  const directory = directoryOf({})
  expect(directory(mission('CH'))).toEqual({
    email: 'mission.geneva@eda.example',
    status: 'confirmed',
    source: { url: 'https://directory.example/ch', date: '2026-01-31' },
  })
  expect(directory(mission('KE'))).toBeUndefined()
})

test('all columns of a mission are read', () => {
  const directory = directoryOf({
    kind: 'role',
    language: 'fr',
    postal_address: 'Permanent Mission / Rue de l’Exemple 1 / 1202 Geneva',
    website: 'https://mission.example/',
    phone: '+41 22 000 00 00',
    handle_x: 'a_mission',
    handle_bluesky: 'mission.example',
    handle_mastodon: 'mission@social.example',
    verified_on: '2026-02-10',
    verified_by: 'A. B.',
  })
  expect(directory(mission('CH'))).toEqual({
    email: 'mission.geneva@eda.example',
    status: 'confirmed',
    kind: 'role',
    language: 'fr',
    postal: ['Permanent Mission', 'Rue de l’Exemple 1', '1202 Geneva'],
    website: 'https://mission.example/',
    phone: '+41 22 000 00 00',
    handles: { x: 'a_mission', bluesky: 'mission.example', mastodon: 'mission@social.example' },
    source: { url: 'https://directory.example/ch', date: '2026-01-31' },
    verified: { on: '2026-02-10', by: 'A. B.' },
  })
})

test('the missions of one state in two cities are two', () => {
  const directory = directoryOf({}, { seat: 'new-york', email: 'newyork@eda.example' })
  expect(directory(mission('CH'))?.email).toBe('mission.geneva@eda.example')
  expect(directory({ ...mission('CH'), id: 'CH-new-york', seat: 'new-york' })?.email).toBe(
    'newyork@eda.example',
  )
})

test('an office is found by its id, and may be reached by post only', () => {
  const office = {
    state: '',
    seat: '',
    office: 'kz-president',
    email: '',
    postal_address: 'Palace / Capital',
  }
  const directory = directoryOf(office)
  const president = { id: 'kz-president', kind: 'head-of-state' as const, cc: [] }
  expect(directory({ id: 'kz-president', kind: 'office', office: president })).toMatchObject({
    postal: ['Palace', 'Capital'],
  })
  expect(
    directory({ id: 'kz-senate', kind: 'office', office: { ...president, id: 'kz-senate' } }),
  ).toBeUndefined()
  expect(problemsOf(parseWith({ offices: ['kz-senate'] }, office))).toEqual([
    'addresses.csv:2:1  There is no office "kz-president". Use one of: kz-senate.',
  ])
})

test('an empty directory is valid and holds nobody', () => {
  expect(directoryOf()(mission('CH'))).toBeUndefined()
})

describe('a row is refused with its line:', () => {
  test.each([
    [{ state: 'XX' }, 'There is no state "XX".'],
    [{ state: 'Switzerland' }, 'There is no state "Switzerland". Did you mean "CH"?'],
    [{ state: 'ch' }, 'There is no state "ch". Did you mean "CH"?'],
    [{ seat: 'genva' }, 'There is no seat "genva". Did you mean "geneva"?'],
    [{ state: '', seat: '' }, 'This row names neither a state nor an office.'],
    [{ office: 'kz-president' }, 'This row names an office and a state or seat.'],
    [{ state: '', seat: '', office: 'The President' }, '"The President" is not the id of an office.'],
    [{ email: '' }, 'This row has neither an email nor a postal address.'],
    [{ kind: 'private' }, 'There is no kind of mailbox "private".'],
    [{ kind: 'personal' }, 'This is the mailbox of one person.'],
    [{ language: 'French' }, '"French" is not the code of a language.'],
    [{ postal_address: 'a / b / c / d / e / f / g / h / i' }, 'This postal address has more than 8 lines'],
    [{ website: 'mission.example' }, '"mission.example" is not a web address.'],
    [
      { website: 'https://user:pass@mission.example/' },
      '"https://user:pass@mission.example/" is not a web address.',
    ],
    [{ phone: 'ask at the desk' }, '"ask at the desk" is not a telephone number.'],
    [{ handle_x: 'https://x.com/mission' }, '"https://x.com/mission" is not a name on X.'],
    [{ handle_x: '@mission' }, 'The cell handle_x begins with @'],
    [{ handle_mastodon: 'mission' }, '"mission" is not a name on Mastodon.'],
    [{ source_url: '' }, 'The source is missing.'],
    [
      { source_url: 'heard it from a friend' },
      '"heard it from a friend" is not the web address of a source.',
    ],
    [{ source_url: 'javascript:alert(1)' }, '"javascript:alert(1)" is not the web address of a source.'],
    [{ source_date: '' }, 'The date of the source is missing.'],
    [{ source_date: '2026-01' }, '"2026-01" is not a day.'],
    [{ source_date: '2026-02-30' }, '"2026-02-30" is not a day.'],
    [{ verified_on: '2026-02-10' }, 'verified_on and verified_by must be given together.'],
    [{ status: 'confirmd' }, 'There is no status "confirmd". Did you mean "confirmed"?'],
    [{ status: '' }, 'There is no status "".'],
    [
      { postal_address: '=HYPERLINK("https://evil.example")' },
      'The cell postal_address begins with =, which',
    ],
    [{ verified_on: '2026-02-10', verified_by: '@SUM(1)' }, 'The cell verified_by begins with @, which'],
    [{ email: '+1@eda.example' }, 'The cell email begins with +, which'],
    [{ phone: '+41 22+cmd' }, 'The cell phone begins with +, which'],
    [{ postal_address: '＝1+1' }, 'The cell postal_address begins with ＝, which'],
  ])('%j', (cells, what) => {
    const problems = problemsOf(parse({ state: 'KE' }, cells))
    expect(problems[0]).toContain(`addresses.csv:3:1  ${what}`)
  })

  test.each([
    'mission',
    'mission@',
    'a@b@eda.example',
    'one@eda.example,two@eda.example',
    'one@eda.example;two@eda.example',
    'Mission <mission@eda.example>',
    'a b@eda.example',
    'a@eda.example\r\nBcc: x@y.example',
    'a@localhost',
    'a..b@eda.example',
    '.a@eda.example',
    'a@-eda.example',
    'a@eda..example',
    'a@eda.example.',
    'a\u200b@eda.example',
    `${'a'.repeat(65)}@eda.example`,
  ])('the address %j', (email) => {
    expect(problemsOf(parse({ email }))).toEqual([
      expect.stringMatching(/^addresses\.csv:2:1 {2}".*" is not an email address\./su),
    ])
  })

  test('the same mission twice, naming both lines', () => {
    expect(problemsOf(parse({}, { email: 'other@eda.example' }))).toEqual([
      'addresses.csv:3:1  CH in geneva is on lines 2 and 3. Keep one row.',
    ])
  })

  test('all mistakes are reported at once, and one bad row refuses the file', () => {
    expect(problemsOf(parse({ state: 'KE' }, { state: 'XX', seat: '', email: '', status: '' }))).toHaveLength(
      4,
    )
  })
})

test('the address of a mission may be in letters of its own script', () => {
  expect(parse({ email: '代表团@例子.example' }).ok).toBe(true)
  expect(parse({ email: 'посольство@министерство.example' }).ok).toBe(true)
})

test('a cell of a megabyte is not repeated in the message', () => {
  expect(problemsOf(parse({ seat: 'x'.repeat(1_000_000) }))).toEqual([
    'addresses.csv:2:1  The cell seat is longer than 2000 characters. Shorten it.',
  ])
})

test('an address that mixes look-alike letters is refused', () => {
  expect(problemsOf(parse({ email: 'mission@ed\u0430.example' }))).toEqual([
    expect.stringContaining('mixes letters of several alphabets'),
  ])
  expect(problemsOf(parse({ email: 'mission-\u0430bc@eda.example' }))).toEqual([
    expect.stringContaining('mixes letters of several alphabets'),
  ])
})

test('the mailbox of a person is taken when that is allowed', () => {
  expect(parseWith({ allowPersonal: true }, { kind: 'personal' }).ok).toBe(true)
})

test('a day in the future is refused where today is known', () => {
  expect(problemsOf(parseWith({ latest: '2026-01-30' }, {}))).toEqual([
    'addresses.csv:2:1  source_date is in the future. Write the day it was checked.',
  ])
})

test('an apostrophe that a spreadsheet needs in front of a cell is taken away', () => {
  expect(directoryOf({ phone: "'+41 22 000 00 00" })(mission('CH'))?.phone).toBe('+41 22 000 00 00')
})

test('missing, unknown or repeated columns are reported before any row is read', () => {
  const all = `The columns are: ${directoryColumns.join(', ')}.`
  const result = parseDirectory(
    'addresses.csv',
    ['state', 'e-mail', 'source_url', 'source_date', 'source_date'],
    [],
    reference,
  )
  expect(problemsOf(result)).toEqual([
    `addresses.csv:1:1  The column "email" or "postal_address" is missing. ${all}`,
    `addresses.csv:1:1  The column "status" is missing. ${all}`,
    `addresses.csv:1:1  The column "seat" is missing. ${all}`,
    'addresses.csv:1:1  The column "e-mail" is not known here. Did you mean "email"?',
    'addresses.csv:1:1  The column "source_date" appears twice. Keep one.',
  ])
})

test('in a demonstration every mission has an address that reaches nobody', () => {
  for (const state of reference.states.values())
    expect(demoDirectory({ ...mission('CH'), id: state.code, state })).toEqual({
      email: `mission.${state.code.toLowerCase()}@geneva.example`,
      status: 'demo',
    })
})
