import type { DeskEntry, DeskReason } from '../server/statement/desk-list.server.ts'
import { print } from './command.ts'

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
export const showEntry = ({ row, person, fields, officerAsked, ...more }: DeskEntry) => ({
  id: more.reference,
  status: row.status,
  kind: row.kind,
  visibility: row.visibility,
  name: fields?.name ?? null,
  otherName: fields?.otherName ?? null,
  country: fields?.country ?? null,
  website: fields?.website ?? null,
  authority: row.authority,
  contact: person.contactName,
  role: person.contactRole,
  email: person.email,
  officer: person.officerEmail ?? officerAsked,
  partner: row.partner,
  version: row.version,
  day: row.day,
  reasons: more.reasons,
  namesakes: more.namesakes,
  housemates: more.housemates,
  mailbox: more.mailbox,
})

export function printEntry(entry: DeskEntry): void {
  const shown = showEntry(entry)
  print(`${shown.id}  ${shown.name ?? '(erased)'}  ${shown.kind}, ${shown.visibility}, ${shown.status}`)
  const { otherName, country, website, authority, contact, role, email, officer, partner, version, day } =
    shown
  const rows = {
    'also called': otherName,
    ...{ country, website, authority, contact, role, email, officer, partner, version, day },
  }
  for (const [label, value] of Object.entries(rows))
    if (value !== null) print(`  ${label.padEnd(12)}${String(value)}`)
  const others: Partial<Record<DeskReason, readonly string[]>> = {
    'same-name': shown.namesakes,
    'same-domain': shown.housemates,
    'same-mailbox': shown.mailbox,
  }
  for (const reason of shown.reasons) {
    const ids = others[reason] ?? []
    print(`  look        ${reasons[reason]}${ids.length > 0 ? `: ${ids.join(', ')}` : ''}`)
  }
  print('')
}
