import { json } from '@remix-run/node'
import { answerOfficer, findAskedOfficer } from '../../../db/queries/signature-officer.ts'
import { listNamesakes } from '../../../db/queries/signature-namesakes.ts'
import type { SignatureFound } from '../../../db/queries/signature-rows.ts'
import { isInTheWay } from '../../domain/statement/authority.ts'
import type { ConfirmSignatureView } from '../../domain/statement/signing-views.ts'
import type { Deps } from '../deps.server.ts'
import { hashToken } from '../mail/keys.server.ts'
import { field } from '../pages/form-fields.server.ts'
import { isInElsewhere, showNamesakes } from './namesakes.server.ts'
import { mailOutcome } from './outcome-mail.server.ts'
import { titleOf } from './signing-mails.server.ts'
import { answerLinkGone, showSignatory } from './signing-shown.server.ts'

/** What a second officer is asked; undefined if this is no such link. */
export async function showOfficerWaits(deps: Deps, lang: string, token: string) {
  const found = await findAskedOfficer(deps.db, hashToken(token), deps.now().toISOString())
  const statement = found && deps.statements.get(found.row.statement)
  if (!found?.fields || !statement) return undefined
  const { row, person, fields, visibility, version } = found
  return json<ConfirmSignatureView>({
    view: 'officer',
    action: `/${lang}/signature/${token}`,
    slug: statement.slug,
    statement: titleOf(statement, lang),
    signatory: showSignatory({ ...fields, kind: row.kind, visibility }),
    contact: { name: person.contact_name, role: person.contact_role },
    version,
  })
}

/** Their answer, once. "No" takes the signature back, whatever the organiser has said of it. */
export async function answerOfficerLink(deps: Deps, lang: string, token: string, data: FormData) {
  const now = deps.now().toISOString()
  const tokenHash = hashToken(token)
  const asked = await findAskedOfficer(deps.db, tokenHash, now)
  const statement = asked && deps.statements.get(asked.row.statement)
  if (!asked || !statement) return answerLinkGone()
  const intent = field(data, 'intent') === 'refuse' ? 'refuse' : 'confirm'
  const { slug } = statement
  const isElsewhere = asked.fields !== null && (await isInElsewhere(deps, slug, asked.fields.name))
  const answered = await answerOfficer(
    deps.db,
    { statement: slug, tokenHash, now, intent },
    async ({ row, person }: SignatureFound, db) => {
      const own = { id: row.id, emailKey: person.email_key, domainKey: person.domain_key }
      const namesakes = await listNamesakes(db, slug, person.name_key)
      return !showNamesakes(namesakes, own, isElsewhere).some(isInTheWay)
    },
    (found, stands) =>
      intent === 'refuse'
        ? mailOutcome(deps, statement, found, 'refused')
        : stands
          ? mailOutcome(deps, statement, found, 'standing')
          : undefined,
  )
  if (!answered) return answerLinkGone()
  deps.mail?.wake()
  deps.changed()
  const outcome = intent === 'refuse' ? 'refused' : answered.stands ? 'standing' : 'waiting'
  return json<ConfirmSignatureView>({
    view: 'officer-done',
    slug,
    statement: titleOf(statement, lang),
    outcome,
  })
}
