import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import type { MissionRecipient } from '#app/recipient/recipient.ts'
import { loadDirectory } from './load-directory.server.ts'

const now = () => new Date('2026-02-28T12:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'demarche-directory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const header = 'state,seat,email,source_url,source_date,status'
const good = 'CH,geneva,mission@ch.example,https://source.example/blue-book,2026-01-31,confirmed'
const file = (content: string | Buffer) => {
  const path = join(folder, 'directory.csv')
  writeFileSync(path, content)
  return path
}
const mission = (code: string): MissionRecipient => {
  const state = reference.states.get(code)
  if (!state) throw new Error(code)
  return { id: code, kind: 'mission', seat: 'geneva', state }
}
const problems = (content: string | Buffer) => {
  const directory = loadDirectory(file(content), reference, now)
  return directory.ok ? [] : directory.error.map(({ line, what }) => `${line} ${what}`)
}

test('without a file every mission has a reserved address that reaches nobody', () => {
  const directory = loadDirectory(null, reference, now)
  expect(directory.ok && directory.value(mission('CH'))).toEqual({
    email: 'mission.ch@geneva.example',
    status: 'demo',
  })
})

test('with a file only its addresses are used, with their source and date', () => {
  const directory = loadDirectory(file(`\ufeff${header}\r\n${good}\r\n\r\n`), reference, now)
  if (!directory.ok) throw new Error(JSON.stringify(directory.error))
  expect(directory.value(mission('CH'))).toEqual({
    email: 'mission@ch.example',
    status: 'confirmed',
    source: { url: 'https://source.example/blue-book', date: '2026-01-31' },
  })
  expect(directory.value(mission('FR'))).toBeUndefined()
})

test.each(['unverified', 'bounced', 'opted-out', 'expired'])(
  'an address that is %s carries that status',
  (status) => {
    const directory = loadDirectory(file(`${header}\n${good.replace('confirmed', status)}`), reference, now)
    expect(directory.ok && directory.value(mission('CH'))?.status).toBe(status)
  },
)

describe('one mistake refuses the file and is reported with its line', () => {
  test.each([
    ['a missing column', `${header.replace(',source_date', '')}\n`, '1 The column "source_date" is missing.'],
    ['a column that is none', `${header},fax\n${good},1`, '1 The column "fax" is not known here.'],
    [
      'no source',
      `${header}\n${good}\n${good.replace('CH', 'FR').replace('https://source.example/blue-book', '')}`,
      '3 The source is missing.',
    ],
    ['no date', `${header}\n${good.replace('2026-01-31', '')}`, '2 The date of the source is missing.'],
    ['a date that is none', `${header}\n${good.replace('01-31', '02-30')}`, '2 "2026-02-30" is not a day.'],
    [
      'two addresses in one cell',
      `${header}\n${good.replace('mission@ch.example', '"a@x.example, b@x.example"')}`,
      '2 "a@x.example, b@x.example" is not an email address.',
    ],
    ['a state that is none', `${header}\n${good.replace('CH', 'XQ')}`, '2 There is no state "XQ".'],
    ['a status that is none', `${header}\n${good.replace('confirmed', 'ok')}`, '2 There is no status "ok".'],
    ['a mission twice', `${header}\n${good}\n${good}`, '3 CH in geneva is on lines 2 and 3.'],
    ['a row too short', `${header}\n${good}\nFR,geneva`, '3 This row has 2 cells, the first line has 6.'],
    [
      'Latin-1',
      Buffer.from(`${header}\n${good.replace('CH', 'Café')}`, 'latin1'),
      '2 This line is not UTF-8 text.',
    ],
  ])('%s', (_what, content, problem) => expect(problems(content)).toEqual([problem]))

  test('a line number counts empty lines, as an editor does', () =>
    expect(problems(`${header}\r\n\r\n${good.replace('confirmed', 'confirmd')}\r\n`)).toEqual([
      '3 There is no status "confirmd".',
    ]))

  test('10 MB, without reading them', () =>
    expect(problems('#'.repeat(10_000_000))).toEqual([expect.stringMatching(/^1 The file is larger than/)]))

  test('a missing file', () => {
    expect(loadDirectory(join(folder, 'gone.csv'), reference, now)).toMatchObject({
      ok: false,
      error: [
        {
          what: 'This file cannot be read (ENOENT).',
          todo: 'Correct DIRECTORY_FILE, or unset it for a demonstration.',
        },
      ],
    })
  })
})

test('spaces around a cell are ignored', () =>
  expect(
    problems(`${header}\nCH , geneva, mission@ch.example, https://source.example, 2026-01-31 , confirmed`),
  ).toEqual([]))
