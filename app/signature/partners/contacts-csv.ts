import { formatCsv } from '#app/tabular/format-csv.ts'
import type { SignatoryFields } from '#app/statement/signature-data.ts'

/** A signature whose contact agreed to be passed on to a partner. */
export interface ConsentedContact {
  row: { kind: string; version: number; day: string }
  person: { contactName: string | null; contactRole: string | null; email: string | null; language: string }
  fields: SignatoryFields | null
}

const header = ['kind', 'name', 'contact', 'role', 'email', 'country', 'language', 'version', 'day']

/** Formats contacts as CSV, with a byte order mark, since partners open it in spreadsheets. */
export const formatContactsCsv = (contacts: readonly ConsentedContact[]): string =>
  formatCsv(
    [
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
    ],
    { bom: true },
  )
