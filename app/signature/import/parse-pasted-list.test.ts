import { describe, expect, test } from 'vitest'
import { reference } from '../../../tests/content/composition-context.ts'
import { createCountryFinder } from '#app/signature/signatory/find-country.ts'
import { formatSignatory } from './plan-import.ts'
import { parsePastedList, type ImportOptions } from './parse-pasted-list.ts'

const findCountry = createCountryFinder(reference.states)
const read = (text: string, options: Partial<ImportOptions> = {}) =>
  parsePastedList(text, { kind: 'organisation', findCountry, ...options })
const entriesOf = (text: string, options: Partial<ImportOptions> = {}) =>
  read(text, options).read.map(({ row }) => formatSignatory(row))

describe('Mei pastes a list', () => {
  test('numbered in several ways: the numbers are removed, which is reported', () => {
    const reading = read('1. ARTICLE 19\n- 2. 21Wilberforce\n3) Free Tibet\n4、國會調查兵團\n')
    expect(reading.read.map(({ row }) => row.name)).toEqual([
      'ARTICLE 19',
      '21Wilberforce',
      'Free Tibet',
      '國會調查兵團',
    ])
    expect(reading.read[0]?.cleaned).toEqual(['number removed'])
  })

  test('a name on two lines is joined', () => {
    const reading = read(
      '1. Amnesty\n2. MINBYUN - Lawyers for a Democratic Society International Solidarity\nCommittee\n\n3. Tata Trusts',
    )
    expect(reading.read).toMatchObject([
      { line: 1 },
      {
        line: 2,
        row: { name: 'MINBYUN - Lawyers for a Democratic Society International Solidarity Committee' },
        cleaned: ['number removed', 'line 3 joined'],
      },
      { line: 5 },
    ])
  })

  test('without numbers, an open bracket shows that the name continues', () => {
    expect(
      entriesOf('Asian Forum for Human Rights\nand Development\nAgora (The Society\nof Malaysia)'),
    ).toEqual(['Asian Forum for Human Rights', 'and Development', 'Agora (The Society of Malaysia)'])
  })

  test('a missing number and a line without a number are reported', () => {
    expect(read('1. A1\n2. B1\n4. D1').notes).toEqual([
      { line: 3, what: 'Number 4 follows number 2.', todo: 'Is a line missing?' },
    ])
    expect(read('1. A1\n2. B1\n\nWho is this?\n3. C1').problems).toMatchObject([{ line: 4 }])
  })

  test('footnote marks, bullets and page numbers are removed, and the name is kept', () => {
    const reading = read(
      '• Body & Data¹²\n\n- 17 -\nPage 2 of 9\n* Alliance [CATU]\nHRIC [3]\nStand with HK@JPN;\nAlso  here*\n*Signatories totaled 5.\n',
    )
    expect(reading.read.map(({ row, cleaned }) => [row.name, ...cleaned])).toEqual([
      ['Body & Data', 'bullet removed', 'footnote mark removed'],
      ['Alliance [CATU]', 'bullet removed'],
      ['HRIC', 'footnote mark removed'],
      ['Stand with HK@JPN', 'mark at the end removed'],
      ['Also here', 'spaces joined', 'footnote mark removed'],
    ])
    expect(reading.leftOut).toEqual([
      { from: 3, to: 4, why: 'a page number or a rule' },
      { from: 9, to: 9, why: 'a note' },
    ])
  })

  test('headings separate organisations and persons', () => {
    expect(
      read(
        'Organisations (2)\nHRW / USA\nTHINK / South Korea\n\nIndividuals:\nLee Yanghee / Former UN Special Rapporteur / South Korea\nRoberta Cohen, Co-Chair, HRNK\nTomás Ojea',
      ).read.map(({ row }) => `${row.kind}: ${formatSignatory(row)}`),
    ).toEqual([
      'organisation: HRW | US',
      'organisation: THINK | KR',
      'person: Lee Yanghee | KR | Former UN Special Rapporteur',
      'person: Roberta Cohen | Co-Chair, HRNK',
      'person: Tomás Ojea',
    ])
  })

  test('the whole letter can be pasted: the list begins at its heading, and the lines before it are reported', () => {
    const reading = read(
      `Dear President,\n${'We write to you. '.repeat(20)}\nThank you!\nSignatories\n组织\nA1\nB1`,
    )
    expect(reading.read.map(({ row }) => row.name)).toEqual(['A1', 'B1'])
    expect(reading.leftOut).toMatchObject([
      { from: 1, to: 1, why: 'before the list: "Dear President,"' },
      { from: 2, to: 2 },
      { from: 3, to: 3, why: 'before the list: "Thank you!"' },
      { from: 4, to: 4, why: 'before the list: "Signatories"' },
      { from: 5, to: 5, why: 'the heading "组织"' },
    ])
    expect(entriesOf('Signatories\nA1\n个人\nLee Yanghee')).toEqual(['Lee Yanghee'])
  })

  test.each([
    ['numbered', '1. A1\n2. B1'],
    ['without numbers', 'A1\nB1'],
  ])('a short mail before the heading is no name, the list %s', (_how, list) => {
    const reading = read(`Dear all, please find below the list.\n\nOrganisations\n${list}\n`)
    expect(reading.read.map(({ row }) => row.name)).toEqual(['A1', 'B1'])
    expect(reading.leftOut[0]).toEqual({
      from: 1,
      to: 1,
      why: 'before the list: "Dear all, please find below the list."',
    })
    expect(reading.problems).toEqual([])
  })

  test('or the list begins at number 1, and possible names before it are reported', () => {
    const reading = read('Hello,\nhere they are\n1. A1\n2. B1')
    expect(reading.read.map(({ row }) => row.name)).toEqual(['A1', 'B1'])
    expect(reading.leftOut.map(({ from }) => from)).toEqual([1, 2])
    expect(reading.notes).toMatchObject([{ line: 2, what: 'The lines before line 3 are skipped.' }])
  })

  test('numbered demands of the letter are not mistaken for the list under its heading', () => {
    expect(entriesOf('We ask you to\n1. stop\n2. listen\n\nNGOs:\n1. A1\n2. B1')).toEqual(['A1', 'B1'])
  })

  test('without a heading or numbers, sentences and greetings are doubtful, and nothing is imported', () => {
    const text =
      'Dear all,\nplease find below the list of those who signed.\nA1\nCentre for the Study of Law and Society, Inc.\n尊敬的主席：'
    const reading = read(text)
    expect(reading.problems.map(({ line }) => line)).toEqual([1, 2, 5])
    expect(reading.problems[0]?.what).toContain('Doubtful')
    expect(reading.leftOut.map(({ from, why }) => [from, why.slice(0, 8)])).toEqual([
      [1, 'doubtful'],
      [2, 'doubtful'],
      [5, 'doubtful'],
    ])
    expect(read(text, { lines: { from: 3, to: 4 } }).problems).toEqual([])
  })

  test('or she chooses the lines', () => {
    const reading = read('x\nAlpha\nBeta\ny', { lines: { from: 2, to: 3 } })
    expect(reading.read.map(({ line, row }) => [line, row.name])).toEqual([
      [2, 'Alpha'],
      [3, 'Beta'],
    ])
    expect(reading.leftOut.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [4, 4],
    ])
  })
})

describe('countries after a slash', () => {
  test.each([
    ['UK', 'GB'],
    ['USA', 'US'],
    ['South Korea', 'KR'],
    ['République de Corée', 'KR'],
    ['Taiwan', 'TW'],
    ['台灣', 'TW'],
    ['Republic of Moldova', 'MD'],
    ['Côte d’Ivoire', 'CI'],
    ["cote d'ivoire", 'CI'],
    ['The Netherlands', 'NL'],
    ['Deutschland', 'DE'],
    ['Российская Федерация', 'RU'],
    ['سويسرا', 'CH'],
    ['DE', 'DE'],
    ['Hong Kong', 'HK'],
  ])('%s is %s', (name, code) => {
    expect(entriesOf(`Somebody / ${name}`)).toEqual([`Somebody | ${code}`])
  })

  test('an unknown country is reported with its line, in a list of countries', () => {
    expect(read('A1 / UK\nB1 / Atlantis\nC1 / Kenya').problems).toMatchObject([
      { line: 2, what: '"Atlantis" is not a known name of a country.' },
    ])
    expect(entriesOf('YLBHI / Indonesia Legal Aid Foundation\nWorld Federalist Movement/Institute')).toEqual([
      'YLBHI / Indonesia Legal Aid Foundation',
      'World Federalist Movement/Institute',
    ])
  })
})

describe('an entry that is no name is refused with its line', () => {
  test.each([
    ['=HYPERLINK("x")', 'formula'],
    ['@import', 'formula'],
    ['+1', 'formula'],
    ['<script>alert(1)</script>', '"<"'],
    ['https://evil.example', 'web address'],
    ['See www.evil.example', 'web address'],
    ['javascript:alert(1)', 'web address'],
    ['x'.repeat(1000), 'This has 1000 characters'],
    ['🎉🎉', 'no letter'],
    ['12345 67', 'no letter'],
    ['Amnesty \u202elanoitanretnI', 'changes the direction of writing'],
    ['Amn\u200besty', 'invisible'],
    ['Bell\u0007', 'invisible'],
    ['Broken \ufffd', 'could not be decoded'],
  ])('%j', (name, why) => {
    const { problems, read: lines } = read(`Good Name\n${name}\nOther Name`)
    expect(problems).toMatchObject([{ line: 2, what: expect.stringContaining(why) as string }])
    expect(lines).toHaveLength(2)
  })

  test('Persian and Indian joiners between letters belong to the name', () => {
    expect(read('کانون می\u200cخواهیم').problems).toEqual([])
  })

  test('no input takes long', () => {
    const start = process.cpuUsage().user / 1000
    for (const text of [
      '('.repeat(200_000),
      '¹'.repeat(200_000),
      ' / '.repeat(60_000),
      '*-'.repeat(100_000),
      '1. '.repeat(60_000),
      ',;'.repeat(100_000),
    ])
      read(text)
    expect(process.cpuUsage().user / 1000 - start).toBeLessThan(3_000)
  })
})
