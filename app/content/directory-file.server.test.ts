import fc from 'fast-check'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { directoryColumns } from '#app/directory/columns.ts'
import { fillCells, entryKeyOf, type DirectoryEntry } from '#app/directory/entry.ts'
import { parseDirectory } from '#app/directory/parse-directory.ts'
import { formatDirectory } from '#app/directory/format-directory.ts'
import { replaceFileAtomically } from '#app/core/files/replace-file.server.ts'
import { maxDirectoryBytes, parseDirectoryRows, readDirectoryRows } from './directory-file.server.ts'

const header = 'state,seat,email,source_url,source_date,status'
const row = (state: string) =>
  `${state},geneva,mission@${state}.example,https://source.example/,2026-01-31,confirmed`

function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const rows = parseDirectoryRows(bytes, 'm.csv')
  return rows.ok ? parseDirectory('m.csv', rows.value.header, rows.value.rows, reference) : rows
}
const problems = (content: string | Uint8Array) => {
  const result = read(content)
  return result.ok ? [] : result.error.map(({ line, what }) => `${line} ${what}`)
}

describe('a file with a mistake is refused with its exact line', () => {
  const latin1 = Buffer.from(
    `${header}\n${row('CH')}\n${row('FR').replace('mission', 'délégation')}\n`,
    'latin1',
  )
  test.each<[string, string | Uint8Array, string]>([
    ['Latin-1', latin1, '3 This line is not UTF-8 text.'],
    ['UTF-16', Buffer.from(`\ufeff${header}\n${row('CH')}`, 'utf16le'), '1 The file is UTF-16, not UTF-8.'],
    [
      'semicolons',
      `${header}\n${row('CH')}`.replaceAll(',', ';'),
      '1 The columns are separated by semicolons.',
    ],
    ['tabs', `${header}\n${row('CH')}`.replaceAll(',', '\t'), '1 The columns are separated by tabs.'],
    [
      'semicolons in one row',
      `${header}\n${row('CH')}\n${row('FR').replaceAll(',', ';')}`,
      '3 This row has 1 cell, the first line has 6.',
    ],
    ['a tab in a cell', `${header}\n${row('CH')}\n${row('FR')}\t`, '3 This line contains a tab.'],
    [
      'a NUL',
      `${header}\n${row('CH')}\n${row('FR')}\0`,
      '3 There is an invisible character here: control character (U+0000).',
    ],
    [
      'a bell',
      `${header}\r\n\r\n${row('CH')}\u0007`,
      '3 There is an invisible character here: control character (U+0007).',
    ],
    [
      'letters turned around',
      `${header}\n${row('CH').replace('mission', 'mis\u202esion')}`,
      '2 There is an invisible character here: character that turns the writing around (U+202E).',
    ],
    [
      'a zero width space, as web pages have it',
      `${header}\n${row('CH').replace('mission', 'mis\u200bsion')}`,
      '2 There is an invisible character here: zero width space (U+200B).',
    ],
    [
      'a quote that never closes',
      `${header}\n${row('CH')}\n\n${row('FR').replace('mission', '"mission')}\n${row('KE')}`,
      '4 This row does not read as CSV.',
    ],
    [
      'a cell whose quote never closes',
      `${header}\n${row('CH')}\n,,,,,\nFR,geneva,"a@b.example\n${row('KE')}\n`,
      '4 This row does not read as CSV.',
    ],
    [
      'a quote that closes rows later',
      `${header}\n${row('CH')}\nFR,geneva,"a@b.example\n${row('KE')}\nNO,geneva",a@b.example,https://b.example,2026-01-31,confirmed`,
      '3 A cell that begins on this line contains a line break.',
    ],
    ['a cell too few', `${header}\n${row('CH')}\nFR,geneva`, '3 This row has 2 cells, the first line has 6.'],
    ['a cell too many', `${header}\n${row('CH')},`, '2 This row has 7 cells, the first line has 6.'],
    [
      'a formula',
      `${header}\n${row('CH')}\n${row('FR').replace('mission', '=mission')}`,
      '3 The cell email begins with =, which spreadsheets run as a formula.',
    ],
    [
      'a row twice',
      `${header}\n${row('CH')}\n${row('FR')}\n${row('CH')}`,
      '4 CH in geneva is on lines 2 and 4.',
    ],
    ['a column twice', `${header},email\n${row('CH')},`, '1 The column "email" appears twice.'],
    [
      'more than 4 MB',
      'x'.repeat(maxDirectoryBytes + 1),
      `1 The file is larger than ${maxDirectoryBytes} bytes.`,
    ],
    [
      'more than 50,000 rows',
      `${header}\n${'a,,,,,\n'.repeat(50_001)}`,
      '50002 The file has more than 50000 rows.',
    ],
  ])('%s', (_what, content, problem) => expect(problems(content)).toEqual([problem]))

  test('an empty file', () => expect(problems('')).toContain('1 The column "state" or "office" is missing.'))
})

test.each([
  ['a BOM', `\ufeff${header}\n${row('CH')}\n`],
  ['the line ends of Windows', `${header}\r\n${row('CH')}\r\n`],
  ['the line ends of an old Mac', `${header}\r${row('CH')}\r`],
  ['empty rows of a spreadsheet', `${header}\n,,,,,\n\n${row('CH')}\n,,,,,\n`],
  ['everything in quotes', `${header}\n${row('CH')}\n`.replace(/[^,\n]+/g, '"$&"')],
])('%s: is read', (_what, content) => {
  const result = read(content)
  expect(result.ok && result.value.map(({ key }) => key)).toEqual(['CH geneva'])
})

describe('10,000 rows take less than two seconds', () => {
  const columns = 'state,office,seat,email,source_url,source_date,status'
  const rows = Array.from(
    { length: 10_000 },
    (_, i) => `,office-${i},,office-${i}@o.example,https://source.example/,2026-01-31,confirmed`,
  )
  const within = (task: () => void) => {
    const started = process.cpuUsage().user / 1000
    task()
    expect(process.cpuUsage().user / 1000 - started).toBeLessThan(2000)
  }

  test('to read', () =>
    within(() => {
      const good = read([columns, ...rows].join('\n'))
      expect(good.ok && good.value.length).toBe(10_000)
    }))

  test('to refuse, each with its line', () =>
    within(() => {
      const half = rows.slice(0, 5_000)
      const wrong = problems([columns, ...half, ...half].join('\n'))
      expect(wrong).toHaveLength(5_000)
      expect(wrong[0]).toBe('5002 office-0 is on lines 2 and 5002.')
    }))
})

test('a written directory is read back unchanged, whatever its cells', () => {
  const word = fc.stringMatching(/^[\w ,;"'=+\-@#.éñ中Ж]{1,30}$/).filter((text) => text.trim() !== '')
  const rows = fc.uniqueArray(
    fc.record({
      office: fc.stringMatching(/^[a-z][a-z0-9]{1,8}(?:-[a-z]{1,5})?$/),
      lines: fc.array(word, { minLength: 1, maxLength: 4 }),
      by: word,
      phone: fc.constantFrom('', '+41 22 000 00 00', '(022) 000-00.00'),
    }),
    { selector: ({ office }) => office, maxLength: 20 },
  )
  fc.assert(
    fc.property(rows, (all) => {
      const given = all.map(({ office, lines, by, phone }): DirectoryEntry => {
        const cells = fillCells({
          office,
          postal_address: lines.join(' / '),
          phone,
          source_url: 'https://source.example/a,b"c',
          source_date: '2026-01-31',
          verified_on: '2026-01-31',
          verified_by: by,
          status: 'unverified',
        })
        return { key: entryKeyOf(cells), cells }
      })
      const once = read(formatDirectory(given))
      if (!once.ok) throw new Error(JSON.stringify(once.error))
      expect(once.value.map(({ key }) => key).sort()).toEqual(all.map(({ office }) => office).sort())
      const text = formatDirectory(once.value)
      const twice = read(text)
      expect(twice).toEqual({ ok: true, value: once.value })
      expect(formatDirectory(once.value)).toBe(text)
    }),
  )
})

test('a spreadsheet runs no formula of a written file', () => {
  const cells = fillCells({
    office: 'a',
    postal_address: '=1+1',
    phone: '+41 22 000 00 00',
    verified_by: '@SUM',
  })
  const [, line] = formatDirectory([{ key: 'a', cells }]).split('\r\n')
  expect(line?.split(',')).toEqual(expect.arrayContaining(["'=1+1", "'+41 22 000 00 00", "'@SUM"]))
  expect(line?.split(',')).toHaveLength(directoryColumns.length)
})

describe('the file is replaced atomically', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-replace-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('only the operator may read it, no temporary file is left, and a link stays a link', () => {
    const file = join(folder, 'data/directory.csv')
    replaceFileAtomically(file, 'one')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const link = join(folder, 'link.csv')
    symlinkSync(file, link)
    replaceFileAtomically(link, 'two')
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(readdirSync(join(folder, 'data'))).toEqual(['directory.csv'])
  })

  test('if it cannot be replaced, the old one stays and no temporary file is left', () => {
    const inTheWay = join(folder, 'busy')
    mkdirSync(join(inTheWay, 'directory.csv'), { recursive: true })
    writeFileSync(join(inTheWay, 'directory.csv/old'), 'old')
    expect(() => replaceFileAtomically(join(inTheWay, 'directory.csv'), 'new')).toThrow()
    expect(readdirSync(inTheWay)).toEqual(['directory.csv'])
  })

  test('a folder or a missing file is a problem, not an exception', () => {
    for (const path of [folder, join(folder, 'gone.csv')])
      expect(readDirectoryRows(path, 'm.csv').ok).toBe(false)
  })
})
