import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, onTestFinished, test } from 'vitest'
import { reference } from '../../../tests/content/composition-context.ts'
import { createCountryFinder } from '#app/signature/signatory/find-country.ts'
import { formatSignatory } from './plan-import.ts'
import { readImportFile } from './read-import-file.server.ts'

const findCountry = createCountryFinder(reference.states)

async function read(name: string, content: string | Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-list-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, name)
  writeFileSync(path, content)
  return readImportFile(path, { kind: 'organisation', findCountry })
}

async function entriesOf(name: string, content: string | Uint8Array) {
  const reading = await read(name, content)
  if (!reading.ok) throw new Error(JSON.stringify(reading.error))
  expect(reading.value.problems).toEqual([])
  return reading.value.read.map(({ line, row }) => `${line} ${row.kind} ${formatSignatory(row)}`)
}

async function problems(name: string, content: string | Uint8Array) {
  const reading = await read(name, content)
  return reading.ok
    ? reading.value.problems.map(({ line, what }) => `${line}: ${what}`)
    : reading.error.map(({ line, what }) => `${line}: ${what}`)
}

describe('a table as CSV', () => {
  test.each([
    ['commas', 'Name,Country\nHRW,USA\n'],
    ['semicolons, a mark in front and Windows line ends', '\ufeffcountry;name\r\nUSA;HRW\r\n'],
    ['tabs, and a column of numbers', 'No.\tOrganization\tCountry\n1\tHRW\tUSA\n'],
    ['quotes', '"name","country"\n"HRW","U.S."\n\n,\n'],
  ])('with %s', async (_, csv) => {
    expect(await entriesOf('list.csv', csv)).toEqual(['2 organisation HRW | US'])
  })

  test('all columns are read, and an escaped formula is still refused as a name', async () => {
    expect(
      await entriesOf(
        'list.csv',
        'kind,name,other_name,country,title,website,region\nperson,Lee,이양희,KR,"Former Rapporteur, UN",https://lee.example,\norganisation,Balay,,,,,asia-pacific\n',
      ),
    ).toEqual([
      '2 person Lee | 이양희 | KR | Former Rapporteur, UN | https://lee.example',
      '3 organisation Balay | asia-pacific',
    ])
    expect(await problems('list.csv', "name\n'=1+1\n")).toEqual([
      '2: This begins like a formula, with = + - or @.',
    ])
  })

  test('wrong columns are named, and nothing is read', async () => {
    expect(await problems('list.csv', 'nmae,country,country\nHRW,US,US\n')).toEqual([
      '1: The column "nmae" is not known here.',
      '1: "country" is the second column with the same content.',
      '1: No column is called "name".',
    ])
  })

  test('each wrong cell is reported with its line', async () => {
    expect(
      await problems(
        'list.csv',
        'name,country,website,kind\nA1,Atlantis,,\nB1,,http://b.example,\nC1,,,choir\nD1,,,,,extra\n,DE,,\n',
      ),
    ).toEqual([
      '2: "Atlantis" is not a known name of a country.',
      expect.stringMatching(/^3: "http:\/\/b\.example" is not a website/),
      '4: "choir" is neither organisation nor person.',
      '5: This line has 6 cells, the first line has 4.',
      '6: The name is empty.',
    ])
    expect(await problems('list.csv', 'name\n"A"x"\nB\n')).toEqual([
      '2: From this line on, the file is not valid CSV.',
    ])
  })
})

describe('a spreadsheet', () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const sheet = (lines: readonly string[][]) =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines
      .map(
        (cells, i) =>
          `<row r="${i + 1}">${cells.map((text, j) => cell(text).replace('<c ', `<c r="${'ABCDEF'[j]}${i + 1}" `)).join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`
  const parts = (xml: string): Zippable => ({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    'xl/workbook.xml': strToU8(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(xml),
  })

  test('its first sheet is read like a CSV file', async () => {
    const xlsx = zipSync(
      parts(
        sheet([
          ['Name', 'Country'],
          ['人権', 'Japan'],
          ['', ''],
          ['HRW', 'USA'],
        ]),
      ),
    )
    expect(await entriesOf('list.xlsx', xlsx)).toEqual([
      '2 organisation 人権 | JP',
      '4 organisation HRW | US',
    ])
  })

  test('one that unpacks to more than 50 MB, or lies about its size, is refused', async () => {
    const bomb = zipSync({ ...parts(sheet([['Name']])), 'xl/media/a.xml': new Uint8Array(52 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await problems('list.xlsx', bomb)).toEqual([
      '1: The spreadsheet was not read. Unpacked, it is larger than 50 MB.',
    ])
    const lying = Buffer.from(zipSync(parts(sheet([['Name'], ['A1']]))))
    const table = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    lying.writeUInt32LE(1, table + 24)
    expect(await problems('list.xlsx', lying)).toEqual([
      '1: The spreadsheet was not read. Its parts do not have the sizes that it states.',
    ])
    for (const part of [bomb.subarray(0, 100), zipSync({ 'a.txt': strToU8('x') })])
      expect(await problems('list.xlsx', part)).toEqual([
        expect.stringMatching(/^1: (?:The spreadsheet was not read|This is not a readable XLSX)/),
      ])
  })
})

describe('an unusable file', () => {
  test('50,000 lines are read, one more is refused, and so is a file that is too large', async () => {
    const lines = (n: number) => Array.from({ length: n }, (_, i) => `Organisation ${i}`).join('\n')
    const whole = await read('list.txt', lines(50_000))
    expect(whole.ok && whole.value.read.length).toBe(50_000)
    expect(await problems('list.txt', lines(50_001))).toEqual([
      '1: The list has 50001 lines; 50000 can be imported.',
    ])
    expect(await problems('list.csv', `name\n${lines(50_001)}`)).toEqual([
      '1: The list has 50001 lines; 50000 can be imported.',
    ])
    expect(await problems('list.txt', 'x'.repeat(5 * 1024 * 1024 + 1))).toEqual([
      '1: The file is larger than 5 MB.',
    ])
  })

  test('binary files, Latin-1 and UTF-16 are refused whatever their name', async () => {
    for (const bytes of [
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]),
      Buffer.from('Fundación', 'latin1'),
      Buffer.from('HRW', 'utf16le'),
    ])
      for (const name of ['list.txt', 'list.csv', 'list.xlsx'])
        expect(await problems(name, bytes)).toEqual([
          '1: This is neither UTF-8 text nor an XLSX spreadsheet.',
        ])
  })

  test('a missing file is reported', async () => {
    const gone = await readImportFile('/nowhere/list.txt', { kind: 'organisation', findCountry })
    expect(gone).toMatchObject({ ok: false, error: [{ file: '/nowhere/list.txt' }] })
  })
})
