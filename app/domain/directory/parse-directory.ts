import { isPartialDate } from '../locale/partial-date.ts'
import type { Problem } from '../problem.ts'
import type { Reference } from '../reference/reference.ts'
import { accept, refuse, type Result } from '../result.ts'
import { addressStatuses, type Address, type AddressStatus, type Directory } from './address.ts'
import { adviseKnown } from '../campaign/did-you-mean.ts'
import { seats } from './conventions.ts'

export const directoryColumns = ['state', 'seat', 'email', 'source_url', 'source_date', 'status'] as const

/** A row of the directory file with its line, counted from 1. */
export interface DirectoryRow {
  line: number
  cells: Readonly<Record<string, string>>
}

/** Addresses that may be written to. Rows without a source and its date are refused; one mistake refuses the file. */
export function parseDirectory(
  file: string,
  header: readonly string[],
  rows: readonly DirectoryRow[],
  reference: Reference,
): Result<Directory, Problem[]> {
  const problems: Problem[] = []
  for (const column of directoryColumns)
    if (!header.includes(column))
      problems.push({
        file,
        line: 1,
        column: 1,
        what: `The column "${column}" is missing.`,
        todo: `The columns are: ${directoryColumns.join(', ')}.`,
      })
  for (const column of header)
    if (!(directoryColumns as readonly string[]).includes(column))
      problems.push({
        file,
        line: 1,
        column: 1,
        what: `The column "${column}" is not known here.`,
        todo: adviseKnown(column, directoryColumns),
      })
  if (problems.length > 0) return refuse(problems)

  const addresses = new Map<string, Address>()
  for (const { line, cells } of rows) {
    const report = (what: string, todo: string) => problems.push({ file, line, column: 1, what, todo })
    const { state = '', seat = '', email = '', source_url = '', source_date = '', status = '' } = cells
    const key = `${state} ${seat}`
    if (!reference.states.has(state))
      report(`There is no state "${state}".`, adviseKnown(state, [...reference.states.keys()]))
    if (!(seats as readonly string[]).includes(seat))
      report(`There is no seat "${seat}".`, adviseKnown(seat, seats))
    if (!/^[^\s@<>,;:"()[\]\\]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u.test(email))
      report(`"${email}" is not an e-mail address.`, 'Write one address, like mission@example.org.')
    if (!/^https?:\/\/\S+$/.test(source_url))
      report(
        'The source is missing.',
        'Write the web address where the e-mail address was found in source_url.',
      )
    if (source_date.length !== 10 || !isPartialDate(source_date))
      report('The date of the source is missing.', 'Write the day as 2026-01-31 in source_date.')
    if (!(addressStatuses as readonly string[]).includes(status))
      report(`There is no status "${status}".`, adviseKnown(status, addressStatuses))
    if (addresses.has(key)) report(`${state} in ${seat} stands here twice.`, 'Keep one row.')
    addresses.set(key, {
      email,
      status: status as AddressStatus,
      source: { url: source_url, date: source_date },
    })
  }
  if (problems.length > 0) return refuse(problems)
  return accept((recipient) => {
    const address = addresses.get(`${recipient.id} ${recipient.seat}`)
    return address && (address.status === 'confirmed' || address.status === 'unverified')
      ? address
      : undefined
  })
}
