import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { dayOfIso, hourOfIso } from '#app/time/days.ts'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { MailTallyTable, NewPending } from '#db/schema/confirmation.ts'
import type { MessageText, OwnerKind } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { queueMessages } from '#db/queries/outbox/rows.ts'

/** How many confirmation mails: the first three to one mailbox, the last to everybody together. */
export interface ConfirmationLimits {
  readonly perCampaignDay: number
  readonly perDay: number
  readonly ever: number
  readonly perHour: number
}

export interface LetterConfirmationRequest {
  readonly pending: NewPending
  readonly message: MessageText
  readonly limits: ConfirmationLimits
}

/** To whom a confirmation mail goes, about what, and when it was asked for. */
export interface ConfirmationRequest {
  readonly campaign: string
  readonly language: string
  readonly email: string
  readonly emailKey: string
  readonly createdAt: string
}

/**
 * Writes down what is pending and its confirmation mail, due at once, unless a limit is reached: all or nothing, and
 * ten at once are counted one after the other. Day and hour are those of `createdAt`. A refusal takes less time
 * than a record: whoever answers must not let that be seen.
 */
export async function requestLetterConfirmation(
  db: Kysely<Database>,
  { pending, message, limits }: LetterConfirmationRequest,
): Promise<'recorded' | 'refused'> {
  return db.transaction().execute(async (trx) => {
    const id = await queueConfirmation(trx, {
      request: pending,
      ownerKind: 'pending-letter',
      message: message,
      limits,
    })
    if (id === undefined) return 'refused'
    await insertPending(trx, id, pending)
    return 'recorded'
  })
}

/**
 * Inside a transaction, before its first write to any mail table: queues a confirmation mail unless a limit is reached, and
 * gives the id under which to keep what it asks to confirm. `perCampaignDay` counts by `limitedAs`
 * (else the campaign) and `about`.
 */
export async function queueConfirmation(
  trx: Transaction<Database>,
  {
    request,
    ownerKind,
    message,
    limits,
    limitedAs = request.campaign,
    about = null,
    id = randomUUID(),
  }: {
    request: ConfirmationRequest
    ownerKind: OwnerKind
    message: MessageText
    limits: ConfirmationLimits
    limitedAs?: string
    about?: string | null
    id?: string
  },
): Promise<string | undefined> {
  const { campaign, language, email, emailKey, createdAt } = request
  const [day, hour] = [dayOfIso(createdAt), hourOfIso(createdAt)]
  await capabilitiesOf(trx).lockTable(trx, 'mailAsked')
  const earlier = await listRequests(trx, emailKey)
  const today = earlier.filter((one) => one.day === day)
  const full =
    earlier.length >= limits.ever ||
    today.length >= limits.perDay ||
    today.filter((one) => one.scope === limitedAs && one.about === about).length >= limits.perCampaignDay ||
    (await countConfirmationsSince(trx, hour)) >= limits.perHour
  if (full) return undefined
  await trx
    .insertInto('mailAsked')
    .values({ id: randomUUID(), emailKey, scope: limitedAs, about, day })
    .execute()
  await addToTally(trx, [{ what: 'asked', scope: '*', period: hour, n: 1 }])
  // Anybody can have this mail sent to anybody: it carries no words of theirs.
  const to = { toEmail: email, toName: null, ...message, dueAt: createdAt, day }
  await queueMessages(trx, [{ kind: 'confirmation', campaign, language, ownerKind, ownerId: id, ...to }])
  return id
}

/** Confirmation mails recorded in the hour ('YYYY-MM-DDTHH', UTC) and later, to everybody together. */
export async function countConfirmationsSince(db: Kysely<Database>, hour: string): Promise<number> {
  const { n } = await db
    .selectFrom('mailTally')
    .select(sql<number>`cast(coalesce(sum(n), 0) as bigint)`.as('n'))
    .where('what', '=', 'asked')
    .where('scope', '=', '*')
    .where('period', '>=', hour)
    .executeTakeFirstOrThrow()
  return n
}

/** Each row's what, scope and period once only. */
export async function addToTally(trx: Transaction<Database>, rows: readonly MailTallyTable[]): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('mailTally')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['what', 'scope', 'period'])
        .doUpdateSet((eb) => ({ n: eb('mailTally.n', '+', eb.ref('excluded.n')) })),
    )
    .execute()
}

const listRequests = (trx: Transaction<Database>, emailKey: string) =>
  trx.selectFrom('mailAsked').select(['scope', 'about', 'day']).where('emailKey', '=', emailKey).execute()

async function insertPending(trx: Transaction<Database>, id: string, pending: NewPending): Promise<void> {
  const { tokenHash, manageHash, campaign, language, email, emailKey, name } = pending
  await trx
    .insertInto('pending')
    .values({
      id,
      tokenHash,
      manageHash,
      campaign,
      language,
      email,
      emailKey,
      name,
      letters: JSON.stringify(pending.letters),
      createdAt: pending.createdAt,
      expiresAt: pending.expiresAt,
    })
    .execute()
}
