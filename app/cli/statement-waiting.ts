import {
  listForOrganiser,
  type DeskEntry,
  type DeskReason,
} from '../server/statement/signature-desk.server.ts'
import { print } from './command.ts'
import { atStatement } from './statement-desk.ts'

/** `statement waiting`: what nobody can tell by itself, with all that an organiser needs to decide. It shows names and contacts. */
export const showWaiting = (args: string[]): Promise<number> =>
  atStatement(args, { json: { type: 'boolean', default: false } }, async (at, values) => {
    const { waiting, sameName } = await listForOrganiser(at.desk, at.statement, at.elsewhere)
    if (values.json) {
      const show = (entries: readonly DeskEntry[]) => entries.map(showEntry)
      print(JSON.stringify({ waiting: show(waiting), sameName: show(sameName) }, null, 2))
      return 0
    }
    for (const entry of waiting) printEntry(entry)
    const { slug } = at.statement
    print(
      waiting.length === 0
        ? 'Nothing waits.'
        : `${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'}. Decide with: npx demarche statement approve ${slug} <id>, or refuse.`,
    )
    if (sameName.length > 0) {
      print('\nThese stand, and share their name with another. Look whether both are meant:')
      for (const entry of sameName) printEntry(entry)
    }
    return 0
  })

const reasons: Readonly<Record<DeskReason, string>> = {
  'no-shared-domain': 'the e-mail address is not at the domain of the website, or anybody can have one there',
  'same-name': 'another one has the same name, as a reader sees it',
  'same-name-elsewhere': 'the list in signatories.csv has the same name',
  'officer-asked': 'a second officer was asked and has not answered',
}

const showEntry = ({ row, person, fields, reasons: why, namesakes }: DeskEntry) => ({
  id: row.id,
  status: row.status,
  kind: row.kind,
  visibility: row.visibility,
  name: fields?.name ?? null,
  otherName: fields?.otherName ?? null,
  country: fields?.country ?? null,
  website: fields?.website ?? null,
  contact: person.contact_name,
  role: person.contact_role,
  email: person.email,
  partner: row.partner,
  version: row.version,
  day: row.day,
  reasons: why,
  namesakes,
})

function printEntry(entry: DeskEntry): void {
  const { reasons: why, namesakes, id, status, visibility, kind, ...shown } = showEntry(entry)
  print(`${id}  ${shown.name ?? '(erased)'}  ${kind}, ${visibility}, ${status}`)
  const { otherName, country, website, contact, role, email, partner, version, day } = shown
  const rows = { 'also called': otherName, country, website, contact, role, email, partner, version, day }
  for (const [label, value] of Object.entries(rows))
    if (value !== null) print(`  ${label.padEnd(12)}${String(value)}`)
  for (const reason of why)
    print(`  look        ${reasons[reason]}${reason === 'same-name' ? `: ${namesakes.join(', ')}` : ''}`)
  print('')
}
