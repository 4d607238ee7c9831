import type { ModerationEntry, ReviewReason } from '#app/signature/moderation/moderation-list.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'

const reasons: Readonly<Record<ReviewReason, string>> = {
  'no-shared-domain': 'the email address is not at the domain of the website, or anyone can get one there',
  'same-name': 'another signature has a name that looks the same',
  'same-name-elsewhere': 'the same name is in signatories.csv',
  'same-domain': 'another signature has the same domain',
  'same-mailbox': 'another signature has the same mailbox',
  'officer-asked': 'a second officer has been asked and has not replied',
  'officer-agreed': 'a second officer agreed',
}

/**
 * A signature with everything that an organiser needs to decide: name and contact, even of an anonymous one.
 */
export const signatureView = ({ row, person, fields, officerAsked, ...more }: ModerationEntry) => ({
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
  namesakes: more.sameName,
  housemates: more.sameDomain,
  mailbox: more.sameMailbox,
})

export function printSignature(io: CliIo, entry: ModerationEntry): void {
  const view = signatureView(entry)
  print(io, `${view.id}  ${view.name ?? '(erased)'}  ${view.kind}, ${view.visibility}, ${view.status}`)
  const { otherName, country, website, authority, contact, role, email, officer, partner, version, day } =
    view
  const rows = {
    'also called': otherName,
    ...{ country, website, authority, contact, role, email, officer, partner, version, day },
  }
  for (const [label, value] of Object.entries(rows))
    if (value !== null) print(io, `  ${label.padEnd(12)}${String(value)}`)
  const others: Partial<Record<ReviewReason, readonly string[]>> = {
    'same-name': view.namesakes,
    'same-domain': view.housemates,
    'same-mailbox': view.mailbox,
  }
  for (const reason of view.reasons) {
    const ids = others[reason] ?? []
    print(io, `  check       ${reasons[reason]}${ids.length > 0 ? `: ${ids.join(', ')}` : ''}`)
  }
  print(io, '')
}
