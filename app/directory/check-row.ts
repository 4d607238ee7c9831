import { suggestKnown } from '#app/core/suggest-known.ts'
import type { Reference } from '#app/reference/reference.ts'
import { cellChecks, type CellComplaint } from './check-cells.ts'
import { directoryColumns, type DirectoryColumn } from './columns.ts'
import { seats } from '#app/reference/conventions.ts'
import { isFormulaStart } from '#app/tabular/formula.ts'
import { isTelephone } from './telephone.ts'

interface RowRules {
  reference: Reference
  /** the allowed ids of offices; undefined for any well-formed id */
  offices: readonly string[] | undefined
  allowPersonal: boolean
  /** the last allowed day, ISO; undefined for any */
  latest: string | undefined
}

type Cells = Readonly<Record<DirectoryColumn, string>>

/**
 * Lists all mistakes in a row. `raw` is as in the file, `cells` without the apostrophes of spreadsheets.
 */
export function checkRow(raw: Cells, cells: Cells, rules: RowRules): CellComplaint[] {
  const long = directoryColumns.filter((column) => cells[column].length > 2000)
  if (long.length > 0) return [[`The cell ${long.join(', ')} is longer than 2000 characters.`, 'Shorten it.']]
  const complaints = checkRecipient(cells, rules)
  if (cells.email === '' && cells.postal_address === '')
    complaints.push([
      'This row has neither an email nor a postal address.',
      'Fill in one, or remove the row.',
    ])
  if (cells.source_url === '')
    complaints.push(['The source is missing.', 'Write the web address where this was found in source_url.'])
  if (cells.source_date === '')
    complaints.push(['The date of the source is missing.', 'Write the day as 2026-01-31 in source_date.'])
  if (cells.status === '') complaints.push(...toList(cellChecks.status?.('')))
  for (const column of directoryColumns) {
    if (raw[column] === '') continue
    // A formula is reported once, not also as an invalid value of its column.
    if (isFormulaStart(raw[column]) && !(column === 'phone' && isTelephone(raw[column])))
      complaints.push([
        `The cell ${column} begins with ${raw[column].trim().charAt(0)}, which spreadsheets run as a formula.`,
        column.startsWith('handle_') ? 'Write the name without @ in front.' : 'Write plain text.',
      ])
    else complaints.push(...toList(cellChecks[column]?.(cells[column])))
  }
  if ((cells.verified_on === '') !== (cells.verified_by === ''))
    complaints.push(['verified_on and verified_by must be given together.', 'Fill in both, or neither.'])
  if (cells.kind === 'personal' && !rules.allowPersonal)
    complaints.push([
      'This is the mailbox of one person.',
      rules.offices
        ? 'Use the address of the office.'
        : 'Use the address of the mission or office. If there is none and this one is public, allow it with --allow-personal.',
    ])
  for (const column of ['source_date', 'verified_on'] as const)
    if (
      rules.latest !== undefined &&
      cells[column] > rules.latest &&
      /^\d{4}-\d{2}-\d{2}$/.test(cells[column])
    )
      complaints.push([`${column} is in the future.`, 'Write the day it was checked.'])
  return complaints
}

const toList = (complaint: CellComplaint | undefined): CellComplaint[] => (complaint ? [complaint] : [])

/** Checks that a row names either a state and a seat, or an office. */
function checkRecipient({ state, seat, office }: Cells, { reference, offices }: RowRules): CellComplaint[] {
  if (office === '' && state === '')
    return [['This row names neither a state nor an office.', 'Fill in state and seat, or office.']]
  if (office !== '' && (state !== '' || seat !== ''))
    return [
      [
        'This row names an office and a state or seat.',
        'A mission has state and seat; an office has its id alone.',
      ],
    ]
  if (office !== '') {
    if (offices && !offices.includes(office))
      return [[`There is no office "${office}".`, suggestKnown(office, offices)]]
    return office.length <= 60 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(office)
      ? []
      : [
          [
            `"${office}" is not the id of an office.`,
            'Use lower-case letters, digits and hyphens, like "kz-president".',
          ],
        ]
  }
  const complaints: CellComplaint[] = []
  if (!reference.states.has(state))
    complaints.push([`There is no state "${state}".`, adviseState(state, reference)])
  if (!(seats as readonly string[]).includes(seat))
    complaints.push([`There is no seat "${seat}".`, suggestKnown(seat, seats)])
  return complaints
}

function adviseState(typed: string, { states }: Reference): string {
  const wanted = typed.toLowerCase()
  const meant = [...states.values()].find(
    ({ code, names }) => code.toLowerCase() === wanted || names.en?.toLowerCase() === wanted,
  )
  return meant ? `Did you mean "${meant.code}"?` : 'Write its two capital letters (ISO 3166), like CH.'
}
