import { suggestKnown } from '#app/core/suggest-known.ts'
import { regionalGroups } from '#app/reference/regional-group.ts'
import { unescapeFormula } from '#app/tabular/formula.ts'
import { checkName, checkTitle, checkWebsite } from '#app/signature/signatory/check-name.ts'
import { cleanName } from '#app/signature/signatory/clean-name.ts'
import type { ImportProblem, ParsedSignatories } from './parsed-signatories.ts'
import type { ImportOptions } from './parse-pasted-list.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'
import type { CsvRecord } from '#app/tabular/csv-record.ts'
import type { SignatoryColumn, ImportedSignatory } from './signatories-csv.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

/** Accepted names of each column; "no" is ignored. */
const columnNames: Readonly<Record<SignatoryColumn | 'no', readonly string[]>> = {
  kind: ['kind', 'type'],
  name: [
    'name',
    'organisation',
    'organization',
    'signatory',
    'organisation name',
    'organization name',
    '名称',
    '组织',
  ],
  other_name: ['other_name', 'other name', 'name in another script', 'native name'],
  country: ['country', 'state', 'pays', 'país', 'land', 'страна', 'البلد', '国家'],
  title: ['title', 'affiliation', 'role', 'position'],
  website: ['website', 'web', 'url', 'site'],
  region: ['region', 'regional group'],
  no: ['no', 'no.', 'nr', 'nr.', 'number', '#', 'id'],
}
const columnOf = new Map(
  Object.entries(columnNames).flatMap(([column, names]) =>
    names.map((name) => [foldColumn(name), column as SignatoryColumn | 'no'] as const),
  ),
)
const kindOf: ReadonlyMap<string, SignatoryKind> = new Map([
  ...['organisation', 'organization', 'org', 'ngo', 'group'].map((name) => [name, 'organisation'] as const),
  ...['person', 'individual'].map((name) => [name, 'person'] as const),
])

function foldColumn(name: string): string {
  return foldForSearch(name) || name.trim()
}

/** Parses the rows of a CSV file or a spreadsheet whose first line names the columns, in any order. */
export function parseTable(
  [header, ...records]: readonly CsvRecord[],
  options: ImportOptions,
): ParsedSignatories {
  const parsed: ParsedSignatories = { read: [], leftOut: [], notes: [], problems: [] }
  const columns = (header?.cells ?? []).map((cell) => columnOf.get(foldColumn(cell)))
  parsed.problems.push(...checkColumns(header, columns))
  if (parsed.problems.length > 0) return parsed
  for (const { line, cells } of records) {
    if (cells.length > columns.length) {
      parsed.problems.push({
        line,
        what: `This line has ${cells.length} cells, the first line has ${columns.length}.`,
        todo: 'Put a cell with a comma in quotes.',
      })
      continue
    }
    const cell = (column: SignatoryColumn) => unescapeFormula((cells[columns.indexOf(column)] ?? '').trim())
    const { row, cleaned, complaints } = parseRow(cell, options)
    if (complaints.length === 0) parsed.read.push({ line, row, cleaned })
    parsed.problems.push(
      ...complaints.map((what) => ({ line, what, todo: 'Correct the line or remove it.' })),
    )
  }
  return parsed
}

function parseRow(cell: (column: SignatoryColumn) => string, { kind, findCountry }: ImportOptions) {
  const clean = (column: SignatoryColumn) => cleanName(cell(column))
  const [name, otherName, title] = [clean('name'), clean('other_name'), clean('title')]
  const kindCell = cell('kind')
  const knownKind = kindCell === '' ? kind : kindOf.get(kindCell.toLowerCase())
  const country = cell('country') === '' ? undefined : findCountry(cell('country'))
  const website = cell('website')
  const region = regionalGroups.find((group) => group === cell('region'))
  const complaints = [
    knownKind === undefined ? `"${kindCell.slice(0, 60)}" is neither organisation nor person.` : undefined,
    checkName(name.text),
    otherName.text === '' ? undefined : checkName(otherName.text),
    title.text === '' ? undefined : checkTitle(title.text),
    cell('country') !== '' && country === undefined
      ? `"${cell('country').slice(0, 60)}" is not a known name of a country.`
      : undefined,
    website === '' ? undefined : checkWebsite(website),
    cell('region') !== '' && region === undefined
      ? `"${cell('region').slice(0, 60)}" is not one of ${regionalGroups.join(', ')}.`
      : undefined,
  ].filter((complaint) => complaint !== undefined)
  const row: ImportedSignatory = {
    kind: knownKind ?? kind,
    name: name.text,
    ...(otherName.text === '' ? {} : { otherName: otherName.text }),
    ...(country === undefined ? {} : { country }),
    ...(title.text === '' ? {} : { title: title.text }),
    ...(website === '' ? {} : { website }),
    ...(region === undefined ? {} : { region }),
  }
  return { row, cleaned: [...name.changes, ...otherName.changes, ...title.changes], complaints }
}

function checkColumns(
  header: CsvRecord | undefined,
  columns: readonly (SignatoryColumn | 'no' | undefined)[],
): ImportProblem[] {
  const line = header?.line ?? 1
  const known = Object.values(columnNames).flat()
  const problems = columns.flatMap((column, i): ImportProblem[] => {
    const name = (header?.cells[i] ?? '').slice(0, 60)
    if (column === undefined)
      return name.trim() === ''
        ? [{ line, what: `Column ${i + 1} has no name.`, todo: 'Name it or remove it.' }]
        : [{ line, what: `The column "${name}" is not known here.`, todo: suggestKnown(name, known) }]
    return columns.indexOf(column) === i
      ? []
      : [{ line, what: `"${name}" is the second column with the same content.`, todo: 'Keep one.' }]
  })
  if (!columns.includes('name'))
    problems.push({
      line,
      what: 'No column is called "name".',
      todo: 'Name the columns in the first line: "name" is required; country, title, website, kind, other_name and region are optional.',
    })
  return problems
}
