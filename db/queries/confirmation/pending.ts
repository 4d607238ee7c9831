import type { Kysely, Transaction } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import type {
  ConfirmationContent,
  ConfirmationKind,
  PendingConfirmation,
  PendingConfirmationTable,
} from '#db/schema/confirmation.ts'
import type { Database } from '#db/schema/database.ts'
import { emptied, unowned } from '#db/queries/outbox/rows.ts'

/** Finds the request of a confirmation link, of any kind, if it is still pending at `now`. Changes nothing. */
export async function findPendingConfirmation(
  db: Pick<Kysely<Database>, 'selectFrom'>,
  tokenHash: string,
  now: string,
): Promise<PendingConfirmation | undefined> {
  const row = await db
    .selectFrom('pendingConfirmation')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return row && readConfirmation(row)
}

/** Finds the request of a manage link, while it is not confirmed. */
export async function findConfirmationByManageHash(
  db: Kysely<Database>,
  manageHash: string,
): Promise<PendingConfirmation<'letters' | 'signature'> | undefined> {
  const row = await db
    .selectFrom('pendingConfirmation')
    .selectAll()
    .where('manageHash', '=', manageHash)
    .executeTakeFirst()
  if (!row) return undefined
  const pending = readConfirmation(row)
  return pending.kind === 'second-officer' ? undefined : pending
}

interface ConfirmationLink<Kind extends ConfirmationKind> {
  readonly kind: Kind
  readonly tokenHash: string
  readonly now: string
}

/** Steps of a confirmation that differ by kind. */
interface ConfirmationSteps<Kind extends ConfirmationKind, Outcome> {
  /** Runs first. */
  lock(trx: Transaction<Database>): Promise<unknown>
  /** Returns false to leave the request pending; by default it is taken. */
  isReady?(trx: Transaction<Database>): Promise<boolean>
  apply(pending: PendingConfirmation<Kind>, trx: Transaction<Database>): Promise<Outcome>
}

/**
 * Confirms, in one transaction: of any number at once one takes the request and runs `apply`. If that throws, nothing has
 * happened. Returns undefined if the link is unknown, used or too old, or the request is not taken.
 */
export async function confirmPending<Kind extends ConfirmationKind, Outcome>(
  db: Kysely<Database>,
  link: ConfirmationLink<Kind>,
  { lock, isReady, apply }: ConfirmationSteps<Kind, Outcome>,
): Promise<Outcome | undefined> {
  return db.transaction().execute(async (trx) => {
    await lock(trx)
    if (isReady && !(await isReady(trx))) return undefined
    const pending = await takePendingConfirmation(trx, link)
    if (!pending) return undefined
    const outcome = await apply(pending, trx)
    // Last: `apply` may lock `confirmationRequest`, which is locked before the outbox everywhere.
    await closeConfirmationEmail(trx, pending.id, link.now)
    return outcome
  })
}

async function takePendingConfirmation<Kind extends ConfirmationKind>(
  trx: Transaction<Database>,
  { kind, tokenHash, now }: ConfirmationLink<Kind>,
): Promise<PendingConfirmation<Kind> | undefined> {
  const row = await trx
    .deleteFrom('pendingConfirmation')
    .where('tokenHash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('expiresAt', '>', now)
    .returningAll()
    .executeTakeFirst()
  return row && readConfirmation<Kind>(row)
}

/** Marks the confirmation email as accepted: its link arrived, even if the worker was killed before it could record that. */
async function closeConfirmationEmail(trx: Transaction<Database>, id: string, now: string): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ ...emptied, ...unowned, lease: null, leaseUntil: null })
    .set({ status: 'accepted', day: dayOfIso(now) })
    .where('ownerId', '=', id)
    .where('ownerKind', '=', 'confirmation')
    .execute()
}

/** Parses the content of a row. It is our own JSON and fits the kind, so it is not checked. */
export const readConfirmation = <Kind extends ConfirmationKind = ConfirmationKind>({
  content,
  ...row
}: PendingConfirmationTable): PendingConfirmation<Kind> =>
  ({
    ...row,
    content: content === null ? null : (JSON.parse(content) as ConfirmationContent[Kind]),
  }) as PendingConfirmation<Kind>
