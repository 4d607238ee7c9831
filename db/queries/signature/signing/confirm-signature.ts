import type { Kysely, Transaction } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import type { Database } from '#db/schema/database.ts'
import type { MessageText } from '#db/schema/outbox.ts'
import type { SignatureAuthority } from '#db/schema/signature.ts'
import { confirmPending } from '#db/queries/confirmation/pending.ts'
import { insertConfirmationRequest, type ConfirmationRequest } from '#db/queries/confirmation/request.ts'
import { queueMessages } from '#db/queries/outbox/rows.ts'
import { addToCount } from '#db/queries/signature/count.ts'
import {
  listNameKeys,
  listRelated,
  type RelatedSignature,
  type SignatureKeys,
} from '#db/queries/signature/related.ts'
import { lockStatement, raiseRevision } from '#db/queries/signature/revision.ts'
import { splitState, type SignatureState } from '#db/queries/signature/rows.ts'

type PendingSignature = PendingConfirmation<'signature'>

/** Authority, emails and requests that follow from a confirmation. */
export interface SignaturePlan {
  /** Null if the signature waits for the organiser. */
  readonly authority: SignatureAuthority | null
  readonly thanks: MessageText
  /** Request to a second officer, subject to the limits of all confirmation emails. */
  readonly officer?: (ConfirmationRequest & { pending: PendingConfirmation<'second-officer'> }) | undefined
}

/** Makes the plan from the request and the related signatures, which must not be disclosed to anybody. */
export type PlanSignature = (pending: PendingSignature, related: readonly RelatedSignature[]) => SignaturePlan

export interface ConfirmedSignature {
  readonly outcome: 'confirmed' | 'again' | 'gone'
  readonly id?: string
}

/**
 * Confirms a signature, in one transaction: signature, person, number of the day and revision, all or nothing, and of any number
 * at once one wins. A second signature from the same mailbox (for an organisation: under one of the same names) is not counted
 * twice. `day` is Geneva's.
 */
export async function confirmSignature(
  db: Kysely<Database>,
  { tokenHash, slug }: Pick<PendingSignature, 'tokenHash' | 'slug'>,
  { now, day, keys }: { now: string; day: string; keys: SignatureKeys },
  plan: PlanSignature,
): Promise<ConfirmedSignature> {
  const confirmed = await confirmPending(
    db,
    { kind: 'signature', tokenHash, now },
    {
      lock: (trx) => lockStatement(trx, slug),
      apply: async (pending, trx): Promise<ConfirmedSignature> => {
        const { id, emailKey, content } = pending
        const related =
          content.kind === 'person' ? [] : await listRelated(trx, pending.slug, { ...keys, emailKey })
        const own = await findOwn(trx, pending, keys)
        if (own !== undefined) return { outcome: 'again', id: own }
        const planned = plan(pending, related)
        // First of all messages: it locks `confirmationRequest`, which is locked before the outbox everywhere.
        if (planned.officer) await insertConfirmationRequest(trx, planned.officer)
        await insertSignature(trx, pending, { ...keys, ...planned }, day)
        await queueThanks(trx, pending, planned.thanks, now)
        return { outcome: 'confirmed', id }
      },
    },
  )
  return confirmed ?? { outcome: 'gone' }
}

const queueThanks = (
  trx: Transaction<Database>,
  { id, slug, language, email }: PendingSignature,
  thanks: MessageText,
  now: string,
) =>
  queueMessages(trx, [
    {
      kind: 'notice',
      campaign: slug,
      language,
      ownerKind: 'signature',
      ownerId: id,
      toEmail: email,
      toName: null,
      ...thanks,
      dueAt: now,
      day: dayOfIso(now),
    },
  ])

/**
 * Finds an earlier signature of this mailbox. It takes two queries: for a single one, a planner without statistics scans all
 * signatures, a second and a half for a million.
 */
async function findOwn(
  trx: Transaction<Database>,
  { slug, emailKey, content }: PendingSignature,
  keys: SignatureKeys,
): Promise<string | undefined> {
  const own = await trx
    .selectFrom('signaturePerson')
    .select('signatureId')
    .where('emailKey', '=', emailKey)
    .where('statement', '=', slug)
    .$if(content.kind === 'organisation', (query) =>
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
    ({ kind, status }) => kind === content.kind && (status === 'standing' || status === 'waiting'),
  )?.id
}

async function insertSignature(
  trx: Transaction<Database>,
  { id, slug: statement, language, email, emailKey, manageHash, content }: PendingSignature,
  { authority, nameKey, otherKey, domainKey }: SignaturePlan & SignatureKeys,
  day: string,
): Promise<void> {
  const { kind, visibility, version, partner, consent } = content
  const { name, otherName, title, website, country, region } = content
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
      contactName: content.contactName,
      contactRole: content.contactRole,
      email,
      emailKey,
      manageHash,
      language,
      consent: consent && partner !== null ? 1 : 0,
      notifiedVersion: version,
    })
    .execute()
}
