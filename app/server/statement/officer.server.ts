import { json } from '@remix-run/node'
import { answerOfficer, findAskedOfficer } from '../../../db/queries/signature-officer.ts'
import { listAkin } from '../../../db/queries/signature-akin.ts'
import type { SignatureFound } from '../../../db/queries/signature-rows.ts'
import { isHeldUp } from '../../domain/statement/authority.ts'
import { findSharedDomain } from '../../domain/statement/shared-domain.ts'
import type { ConfirmSignatureView } from '../../domain/statement/signing-views.ts'
import type { Context } from '../../context.ts'
import { hashToken } from '../mail/keys.server.ts'
import { field } from '../pages/form-fields.server.ts'
import { isInElsewhere, showKnown } from './namesakes.server.ts'
import { mailOutcome } from './outcome-mail.server.ts'
import { signatureKeys } from './signing-keys.server.ts'
import { signatureMark } from './signature-mark.server.ts'
import { titleOf } from './signing-mails.server.ts'
import { answerLinkGone, showSignatory } from './signing-shown.server.ts'

/** What a second officer is asked; undefined if this is no such link. `isCorrected`: since they looked last. */
export async function showOfficerWaits(app: Context, lang: string, token: string, isCorrected = false) {
  const found = await findAskedOfficer(app.db, hashToken(token), app.now().toISOString())
  const statement = found && app.statements.get(found.row.statement)
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
    mark: signatureMark(app.secret, fields),
    isCorrected,
  })
}

/**
 * Their answer, once: "yes" only to what was on their page. "No" takes the signature back, whatever the organiser has said of it.
 * Anything else shows the page again.
 */
export async function answerOfficerLink(app: Context, lang: string, token: string, data: FormData) {
  const now = app.now().toISOString()
  const tokenHash = hashToken(token)
  const asked = await findAskedOfficer(app.db, tokenHash, now)
  const statement = asked && app.statements.get(asked.row.statement)
  if (!asked || !statement) return answerLinkGone()
  const intent = field(data, 'intent')
  if (intent !== 'confirm' && intent !== 'refuse')
    return (await showOfficerWaits(app, lang, token)) ?? answerLinkGone()
  const mark = field(data, 'mark')
  const { slug } = statement
  const { kind } = asked.row
  const isElsewhere = asked.fields !== null && isInElsewhere(app, slug, { ...asked.fields, kind })
  const answered = await answerOfficer(
    app.db,
    {
      statement: slug,
      tokenHash,
      now,
      intent,
      isSeen: ({ fields }) => mark === signatureMark(app.secret, fields),
    },
    async ({ row, person, fields, visibility }: SignatureFound, officer, db) => {
      const shared = fields ? findSharedDomain(officer, fields.website) : undefined
      if (!fields || shared === undefined) return undefined
      const keys = signatureKeys(app.secret, slug, { ...fields, kind }, shared)
      const akin = await listAkin(db, slug, { ...keys, emailKey: person.email_key })
      const isHeld = isHeldUp(visibility, showKnown(akin, row.id, isElsewhere))
      return isHeld ? undefined : (keys.domainKey ?? undefined)
    },
    (found, stands) =>
      intent === 'refuse'
        ? mailOutcome(app, statement, found, 'refused')
        : stands
          ? mailOutcome(app, statement, found, 'standing')
          : undefined,
  )
  if (answered === 'corrected') return (await showOfficerWaits(app, lang, token, true)) ?? answerLinkGone()
  if (!answered) return answerLinkGone()
  app.mail?.wake()
  app.changed()
  const outcome = intent === 'refuse' ? 'refused' : answered.stands ? 'standing' : 'waiting'
  return json<ConfirmSignatureView>({
    view: 'officer-done',
    slug,
    statement: titleOf(statement, lang),
    outcome,
  })
}
