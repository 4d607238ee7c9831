import type { CsvRecord } from '#app/tabular/csv-record.ts'
import { formatCsv } from '#app/tabular/format-csv.ts'
import { unescapeFormula } from '#app/tabular/formula.ts'
import { regionalGroups, type RegionalGroup } from '#app/reference/regional-group.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { checkName, checkTitle, checkWebsite } from '#app/signature/signatory/check-name.ts'
import { isCountryCode } from '#app/reference/country.ts'
import { signatoryKinds, type Signatory, type SignatoryKind } from '#app/statement/signatory.ts'

/** The columns of `statement/signatories.csv`, in the order in which they are written. Its lines keep the order of the source. */
export const signatoryColumns = [
  'kind',
  'name',
  'other_name',
  'country',
  'title',
  'website',
  'region',
] as const
export type SignatoryColumn = (typeof signatoryColumns)[number]

/** A signatory that was collected elsewhere and imported. */
export interface ImportedSignatory {
  kind: SignatoryKind
  name: string
  otherName?: string | undefined
  country?: string | undefined
  title?: string | undefined
  website?: string | undefined
  /** if it is not the region of the country */
  region?: RegionalGroup | undefined
}

/** Parses the rows of `signatories.csv`, as `writeSignatoriesFile` wrote them or as somebody edited them. */
export function parseSignatoriesCsv(
  file: string,
  [header, ...records]: readonly CsvRecord[],
): Result<ImportedSignatory[], Problem[]> {
  const problems: Problem[] = []
  const report = (line: number, what: string, todo: string) =>
    problems.push({ file, line, column: 1, what, todo })
  if (header?.cells.join() !== signatoryColumns.join()) {
    report(1, 'The first line does not name the columns.', `Write: ${signatoryColumns.join(',')}`)
    return err(problems)
  }
  const rows: ImportedSignatory[] = []
  for (const { line, cells } of records) {
    if (cells.length !== signatoryColumns.length) {
      report(
        line,
        `This line has ${cells.length} cells and not ${signatoryColumns.length}.`,
        'Put a cell with a comma in quotes, and leave unknown cells empty.',
      )
      continue
    }
    const [kind = '', name = '', otherName = '', country = '', title = '', website = '', region = ''] =
      cells.map((cell) => unescapeFormula(cell.normalize('NFC').trim()))
    const complaints = [
      isKind(kind) ? undefined : `"${kind}" is neither organisation nor person.`,
      checkName(name),
      otherName === '' ? undefined : checkName(otherName),
      country === '' || isCountryCode(country) ? undefined : `"${country}" is not a country code.`,
      title === '' ? undefined : checkTitle(title),
      website === '' ? undefined : checkWebsite(website),
      region === '' || isRegion(region) ? undefined : `"${region}" is not a regional group.`,
    ].filter((complaint) => complaint !== undefined)
    for (const complaint of complaints) report(line, complaint, 'Correct it, or import the list again.')
    if (complaints.length > 0 || !isKind(kind)) continue
    rows.push({
      kind,
      name,
      ...(otherName === '' ? {} : { otherName }),
      ...(country === '' ? {} : { country }),
      ...(title === '' ? {} : { title }),
      ...(website === '' ? {} : { website }),
      ...(isRegion(region) ? { region } : {}),
    })
  }
  return problems.length > 0 ? err(problems) : ok(rows)
}

const isKind = (text: string): text is SignatoryKind => (signatoryKinds as readonly string[]).includes(text)
const isRegion = (text: string): text is RegionalGroup => (regionalGroups as readonly string[]).includes(text)

/** Formats rows as `signatories.csv`: the same rows give the same bytes. */
export const formatSignatoriesCsv = (rows: readonly ImportedSignatory[]): string =>
  formatCsv([
    signatoryColumns,
    ...rows.map(({ kind, name, otherName, country, title, website, region }) =>
      [kind, name, otherName, country, title, website, region].map((cell) => cell ?? ''),
    ),
  ])

/** Converts rows to signatories. The id is derived from kind and name, so that it is stable when others are added. */
export function toSignatories(rows: readonly ImportedSignatory[]): Signatory[] {
  const idCounts = new Map<string, number>()
  return rows.map((row, i) => {
    const id = `list-${shortHash(`${row.kind} ${row.name}`)}`
    const before = idCounts.get(id) ?? 0
    idCounts.set(id, before + 1)
    return { ...row, id: before === 0 ? id : `${id}-${before + 1}`, place: i + 1 }
  })
}

/** Two FNV-1a hashes (draft-eastlake-fnv) over the UTF-16 units, in base 36: for ids and revisions, never for secrets. */
export function shortHash(text: string): string {
  let [one, other] = [0x811c9dc5, 0x9dc5811c]
  for (let i = 0; i < text.length; i++) {
    one = Math.imul(one ^ text.charCodeAt(i), 0x01000193)
    other = Math.imul(other ^ (text.charCodeAt(i) + 0x5bd1), 0x01000193)
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36)
}
