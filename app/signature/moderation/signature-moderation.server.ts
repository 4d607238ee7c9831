import { formatContactsCsv } from '#app/signature/partners/contacts-csv.ts'
import { countByPartner } from '#db/queries/signature/count.ts'
import { listConsented } from '#db/queries/signature/moderation.ts'
import { makePartnerLink } from '#db/queries/signature/partner-link.ts'
import { countOutdated, notifyOutdated } from '#db/queries/signature/new-version.ts'
import { queueNotice } from '#db/queries/signature/notice.ts'
import { decideSignature, refuseSignature } from '#db/queries/signature/signatures.ts'
import { latestVersion, type Statement } from '#app/statement/statement.ts'
import type { LocaleFile } from '#app/locale/locales.server.ts'
import type { AdminContext } from '#app/mail/admin/admin-context.server.ts'
import { composeOutcomeMail } from './outcome-email.server.ts'
import { parseReference, signatureFingerprint } from '#app/signature/signature-fingerprint.server.ts'
import { partnerToken, manageSignatureToken } from '#app/signature/signature-keys.server.ts'
import { composeNewerVersionEmail } from '#app/signature/signing/signature-emails.server.ts'

/** What an organiser needs at a terminal, whether the site is running or not. */
export interface ModerationContext extends AdminContext {
  locales: ReadonlyMap<string, LocaleFile>
}

export type ApprovalOutcome = 'standing' | 'corrected' | 'unmarked' | 'unknown'

/**
 * Lets one that waits stand, if it still is what the organiser looked at: `reference` is as `listForOrganiser` gave it.
 * `unmarked`: only an id was given; `unknown`: there is none, or it does not wait.
 */
export async function approveSignature(
  desk: ModerationContext,
  statement: Statement,
  reference: string,
): Promise<ApprovalOutcome> {
  const { id, mark } = parseReference(reference)
  if (mark === undefined) return 'unmarked'
  let approved: ApprovalOutcome = 'unknown'
  await decideSignature(desk.db, { statement: statement.slug, id }, async (found, trx) => {
    if (found.status !== 'waiting' || found.fields === null) return undefined
    approved = mark === signatureFingerprint(desk.secret, found.fields) ? 'standing' : 'corrected'
    if (approved === 'corrected') return undefined
    await queueNotice(trx, composeOutcomeMail(emailDepsOf(desk), statement, found, 'standing'))
    return { status: 'standing', authority: 'organiser' }
  })
  return approved
}

/** Refuses one that waits or stands, corrected meanwhile or not; its name and contact are erased, and the contact is told. */
export async function rejectSignature(
  desk: ModerationContext,
  statement: Statement,
  reference: string,
): Promise<boolean> {
  const { id } = parseReference(reference)
  let isDone = false
  await decideSignature(desk.db, { statement: statement.slug, id }, async (found, trx) => {
    if (found.status !== 'waiting' && found.status !== 'standing') return undefined
    isDone = true
    await refuseSignature(trx, found)
    await queueNotice(trx, composeOutcomeMail(emailDepsOf(desk), statement, found, 'refused'))
    return undefined
  })
  return isDone
}

/** Tells everybody under an older version once that there is a newer one. Gives how many (would) get a mail. */
export async function notifyNewerVersion(
  desk: ModerationContext,
  statement: Statement,
  dryRun: boolean,
): Promise<number> {
  const { slug } = statement
  const newest = latestVersion(statement)
  if (dryRun) return countOutdated(desk.db, slug, newest)
  const when = { statement: slug, newest, now: desk.now().toISOString() }
  return notifyOutdated(desk.db, when, ({ id, language: lang, version }) =>
    composeNewerVersionEmail(emailDepsOf(desk), {
      statement,
      lang,
      manageToken: manageSignatureToken(desk.secret, id),
      from: version,
      to: newest,
    }),
  )
}

/** The partners, with how many came from the site of each. */
export async function listPartners(
  { db }: AdminContext,
  { slug, partners }: Pick<Statement, 'slug' | 'partners'>,
): Promise<{ id: string; name: string; n: number }[]> {
  const counts = await countByPartner(db, slug)
  return partners.map(({ id, name }) => ({ id, name, n: counts.get(id) ?? 0 }))
}

/** The CSV of those who agreed that this partner may have their contact. */
export const readContactsCsv = async (
  { db }: Pick<AdminContext, 'db'>,
  slug: string,
  partner: string,
): Promise<string> => formatContactsCsv(await listConsented(db, slug, partner))

/** The secret with which a partner reads the contacts that agreed to it. */
export async function createPartnerLink(
  { db, secret }: AdminContext,
  slug: string,
  partner: string,
  renew: boolean,
): Promise<string> {
  return partnerToken(secret, slug, partner, await makePartnerLink(db, { statement: slug, partner, renew }))
}

const emailDepsOf = ({ locales, config, secret, now }: ModerationContext) => ({
  locales,
  config,
  secret,
  now,
})
