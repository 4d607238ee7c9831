import type { DeskEntry, DeskReason } from '../../server/statement/desk-list.server.ts'
import { print, type CliIo } from '../io.ts'

const reasons: Readonly<Record<DeskReason, string>> = {
  'no-shared-domain': 'the e-mail address is not at the domain of the website, or anybody can have one there',
  'same-name': 'another one has the same name, as a reader sees it',
  'same-name-elsewhere': 'the list in signatories.csv has the same name',
  'same-domain': 'shares its domain with another one',
  'same-mailbox': 'shares its mailbox with another one',
  'officer-asked': 'a second officer was asked and has not answered',
  'officer-agreed': 'a second officer agreed',
}

/** A signature with all that an organiser needs to decide: names and contacts, of anonymous ones too. */
export const signatureView = ({ row, person, fields, officerAsked, ...more }: DeskEntry) => ({
  id: more.reference,
  status: row.status,
  kind: row.kind,
  visibility: row.visibility,
  name: fields?.name ?? null,
  otherName: fields?.otherName ?? null,
  country: fields?.country ?? null,
  website: fields?.website ?? null,
  authority: row.authority,
  contact: person.contact_name,
  role: person.contact_role,
  email: person.email,
  officer: person.officer_email ?? officerAsked,
  partner: row.partner,
  version: row.version,
  day: row.day,
  reasons: more.reasons,
  namesakes: more.namesakes,
  housemates: more.housemates,
  mailbox: more.mailbox,
})

export function printSignature(io: CliIo, entry: DeskEntry): void {
  const shown = signatureView(entry)
  print(io, `${shown.id}  ${shown.name ?? '(erased)'}  ${shown.kind}, ${shown.visibility}, ${shown.status}`)
  const { otherName, country, website, authority, contact, role, email, officer, partner, version, day } =
    shown
  const rows = {
    'also called': otherName,
    ...{ country, website, authority, contact, role, email, officer, partner, version, day },
  }
  for (const [label, value] of Object.entries(rows))
    if (value !== null) print(io, `  ${label.padEnd(12)}${String(value)}`)
  const others: Partial<Record<DeskReason, readonly string[]>> = {
    'same-name': shown.namesakes,
    'same-domain': shown.housemates,
    'same-mailbox': shown.mailbox,
  }
  for (const reason of shown.reasons) {
    const ids = others[reason] ?? []
    print(io, `  look        ${reasons[reason]}${ids.length > 0 ? `: ${ids.join(', ')}` : ''}`)
  }
  print(io, '')
}
