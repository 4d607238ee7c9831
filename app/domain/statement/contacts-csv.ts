import { quoteCell } from '../csv-cell.ts'
import { guardCell } from '../directory/spreadsheet.ts'
import type { SignatoryFields } from './signing-form.ts'

/** A signature with what its contact agreed to pass on. */
export interface ConsentedContact {
  row: { kind: string; version: number; day: string }
  person: { contactName: string | null; contactRole: string | null; email: string | null; language: string }
  fields: SignatoryFields | null
}

const header = ['kind', 'name', 'contact', 'role', 'email', 'country', 'language', 'version', 'day']

/** UTF-8 with a byte order mark, for spreadsheets; RFC 4180. */
export const showContactsCsv = (contacts: readonly ConsentedContact[]): string =>
  `\ufeff${[
    header,
    ...contacts.map(({ row, person, fields }) => [
      row.kind,
      fields?.name ?? '',
      person.contactName ?? '',
      person.contactRole ?? '',
      person.email ?? '',
      fields?.country ?? '',
      person.language,
      String(row.version),
      row.day,
    ]),
  ]
    .map((cells) => `${cells.map(showCell).join(',')}\r\n`)
    .join('')}`

/** An e-mail address may begin like a formula. */
const showCell = (text: string): string => quoteCell(guardCell(text))
