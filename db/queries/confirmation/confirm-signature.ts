import type { Kysely, Transaction } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import type { MessageText } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { SignatureAuthority } from '#db/schema/signature.ts'
import type { Signing } from '#db/schema/confirmation.ts'
import { queueConfirmation, type ConfirmationLimits } from './limits.ts'
import { queueMessages } from '#db/queries/outbox/rows.ts'
import { closeConfirmationMessage } from './pending-letters.ts'
import { addToCount } from '#db/queries/signature/count.ts'
import { splitState, type SignatureState } from '#db/queries/signature/rows.ts'
import {
  listNameKeys,
  listRelated,
  type RelatedSignature,
  type SignatureKeys,
} from '#db/queries/signature/related.ts'
import { takeSigning } from './pending-signatures.ts'
import { lockStatement, raiseRevision } from '#db/queries/signature/revision.ts'

/** What follows from a confirmation. */
export interface SigningPlan {
  /** null: it waits */
  readonly authority: SignatureAuthority | null
  readonly thanks: MessageText
  /** a second officer is asked, within the limits of everybody's mails */
  readonly officer?: OfficerRequest | undefined
}

export interface OfficerRequest {
  readonly tokenHash: string
  readonly email: string
  readonly emailKey: string
  readonly expiresAt: string
  readonly message: MessageText
  readonly limits: ConfirmationLimits
  readonly limitedAs: string
  readonly about: string | null
}

export interface ConfirmedSigning {
  readonly outcome: 'confirmed' | 'again' | 'gone'
  readonly id?: string
}

/** As a plan is made: what others have signed is seen by nobody but the plan. */
export type PlanSigning = (signing: Signing, related: readonly RelatedSignature[]) => SigningPlan

/**
 * Confirms, in one transaction: signature, person, number of the day and revision, all or nothing, and of any number at once
 * one wins. Who signed before from the same mailbox (an organisation: under one of the same names) is not counted twice. `day` is Geneva's.
 */
export async function confirmSigning(
  db: Kysely<Database>,
  signing: Pick<Signing, 'tokenHash' | 'statement'>,
  { now, day, keys }: { now: string; day: string; keys: SignatureKeys },
  plan: PlanSigning,
): Promise<ConfirmedSigning> {
  return db.transaction().execute(async (trx): Promise<ConfirmedSigning> => {
    await lockStatement(trx, signing.statement)
    const taken = await takeSigning(trx, signing.tokenHash, now)
    if (!taken) return { outcome: 'gone' }
    const { statement, emailKey, form } = taken
    const related = form.kind === 'person' ? [] : await listRelated(trx, statement, { ...keys, emailKey })
    const before = await findOwn(trx, taken, keys)
    const planned = before === undefined ? plan(taken, related) : undefined
    // First of all mails: it keeps writers out of `mailAsked`, which whoever locks both takes before the outbox.
    if (planned?.officer) await askOfficer(trx, taken, planned.officer, now)
    await closeConfirmationMessage(trx, taken, now)
    if (!planned) return before === undefined ? { outcome: 'gone' } : { outcome: 'again', id: before }
    await insertSignature(trx, taken, { ...keys, ...planned }, day)
    await queueMessages(trx, [
      {
        kind: 'notice',
        campaign: taken.statement,
        language: taken.language,
        ownerKind: 'signature',
        ownerId: taken.id,
        toEmail: taken.email,
        toName: null,
        ...planned.thanks,
        dueAt: now,
        day: dayOfIso(now),
      },
    ])
    return { outcome: 'confirmed', id: taken.id }
  })
}

/**
 * The signature that this mailbox has given already. In two steps: of one, a planner without statistics makes a walk through all
 * that stand, a second and a half for a million.
 */
async function findOwn(
  trx: Transaction<Database>,
  { statement, emailKey, form }: Signing,
  keys: SignatureKeys,
): Promise<string | undefined> {
  const own = await trx
    .selectFrom('signaturePerson')
    .select('signatureId')
    .where('emailKey', '=', emailKey)
    .where('statement', '=', statement)
    .$if(form.kind === 'organisation', (query) =>
      query.where(({ eb, or }) =>
        or([eb('nameKey', 'in', listNameKeys(keys)), eb('otherKey', 'in', listNameKeys(keys))]),
      ),
    )
    .execute()
  if (own.length === 0) return undefined
  const ids = own.map(({ signatureId: id }) => id)
  const rows = await trx
    .selectFrom('signature')
    .select(['id', 'kind', 'status'])
    .where('id', 'in', ids)
    .execute()
  return rows.find(
    ({ kind, status }) => kind === form.kind && (status === 'standing' || status === 'waiting'),
  )?.id
}

async function insertSignature(
  trx: Transaction<Database>,
  { id, statement, language, email, emailKey, manageHash, form }: Signing,
  { authority, nameKey, otherKey, domainKey }: SigningPlan & SignatureKeys,
  day: string,
): Promise<void> {
  const { kind, visibility, version, partner, consent } = form
  const { name, otherName, title, website, country, region } = form
  const fields = { name, otherName, title, website, country, region }
  const status = authority === null ? 'waiting' : 'standing'
  const state: SignatureState = { status, visibility, authority, version, fields }
  const { signature, hidden } = splitState(state)
  const isPublic = status === 'standing'
  if (isPublic) await addToCount(trx, { statement, kind, visibility, version, partner, day }, 1)
  const revision = isPublic ? await raiseRevision(trx, statement) : 0
  await trx
    .insertInto('signature')
    .values({ id, statement, kind, partner, day, revision, ...signature })
    .execute()
  await trx
    .insertInto('signaturePerson')
    .values({
      signatureId: id,
      statement,
      nameKey,
      otherKey,
      domainKey,
      hidden,
      contactName: form.contactName,
      contactRole: form.contactRole,
      email,
      emailKey,
      manageHash,
      language,
      consent: consent && partner !== null ? 1 : 0,
      askedVersion: version,
    })
    .execute()
}

async function askOfficer(
  trx: Transaction<Database>,
  { id, statement, language }: Signing,
  { email, emailKey, tokenHash, expiresAt, message, limits, limitedAs, about }: OfficerRequest,
  now: string,
): Promise<void> {
  const request = { campaign: statement, language, email, emailKey, createdAt: now }
  const mailId = await queueConfirmation(trx, {
    request,
    ownerKind: 'second-officer',
    message: message,
    limits,
    limitedAs,
    about,
  })
  if (mailId === undefined) return
  await trx
    .insertInto('signatureOfficer')
    .values({
      id: mailId,
      signatureId: id,
      tokenHash,
      email,
      emailKey,
      expiresAt,
    })
    .execute()
}
