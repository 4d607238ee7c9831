import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCsv } from './format-csv.ts'
import { escapeFormula, unescapeFormula } from './formula.ts'
import { parseCsvFile } from './parse-csv-file.ts'
import { parseCsv } from './parse-csv.ts'

const piece = fc.constantFrom(
  'a',
  '名',
  '"',
  ',',
  ';',
  '\t',
  ' ',
  "'",
  '=',
  '+',
  '-',
  '@',
  '＝',
  '\r\n',
  '\n',
)
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('').trim())

test('what is written is read again: quotes, commas, line breaks, formulas and apostrophes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
      const rows = [['first', 'second', 'last'], ...pairs.map((pair) => [...pair, 'x'])]
      for (const bom of [true, false]) {
        const read = parseCsv(formatCsv(rows, { bom }))
        expect(read.ok && read.value.map(({ cells }) => cells.map(unescapeFormula))).toEqual(rows)
      }
    }),
  )
})

test('every line ends with CR LF, and only cells that need quotes have them', () => {
  expect(
    formatCsv([
      ['a', 'b c'],
      ['1,2', 'say "hi"'],
    ]),
  ).toBe('a,b c\r\n"1,2","say ""hi"""\r\n')
  expect(formatCsv([['a']], { bom: true })).toBe('\ufeffa\r\n')
  expect(formatCsv([])).toBe('')
})

test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r1', ' =1', '\u00a0＝1', '＋1', '－1', '＠x', "'=1", "''=1"])(
  'a spreadsheet does not run %j',
  (cell) => {
    expect(escapeFormula(cell)).toBe(`'${cell}`)
    expect(unescapeFormula(escapeFormula(cell))).toBe(cell)
  },
)

test.each(['', 'a=b', "'a", "l'Est", '1-2'])('%j is left as it is', (cell) => {
  expect([escapeFormula(cell), unescapeFormula(cell)]).toEqual([cell, cell])
})

test('a file separated by semicolons or tabs is read as one by commas', () => {
  for (const separator of [',', ';', '\t']) {
    const records = parseCsvFile(`kind${separator}name\r\n\r\nperson${separator}Ana\r\n`, 'list.csv')
    expect(records.ok && records.value).toEqual([
      { line: 1, cells: ['kind', 'name'] },
      { line: 3, cells: ['person', 'Ana'] },
    ])
  }
})

test('a quote that does not close is named with the line of its row', () => {
  expect(parseCsvFile('kind,name\n\nperson,"Ana\n', 'list.csv')).toMatchObject({
    ok: false,
    error: [{ file: 'list.csv', line: 3 }],
  })
})
