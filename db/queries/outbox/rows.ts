import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { MessageKind, OutboxTable } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { NewParticipation } from '#db/schema/participation.ts'
import { recordParticipations } from '#db/queries/participation/participation.ts'

/** Columns that may name a person, and those of no use without them. */
export const emptied = {
  dueAt: null,
  toEmail: null,
  toName: null,
  replyEmail: null,
  replyName: null,
  subject: null,
  text: null,
} as const

/** Columns of a message that no longer belongs to anybody. */
export const unowned = { ownerKind: null, ownerId: null } as const

/** Literal, not a parameter: a partial index serves only queries that repeat its condition word for word. */
export const queued = sql.lit<'queued'>('queued')

type NewRow = Pick<
  OutboxTable,
  'kind' | 'campaign' | 'language' | 'ownerId' | 'ownerKind' | 'toEmail' | 'toName'
> &
  Pick<OutboxTable, 'subject' | 'text' | 'dueAt' | 'day'> &
  Partial<Pick<OutboxTable, 'recipient' | 'caseId' | 'addressKey' | 'replyEmail' | 'replyName'>>

export async function queueMessages(trx: Transaction<Database>, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return
  const nothing = { recipient: null, caseId: null, addressKey: null, replyEmail: null, replyName: null }
  const fresh = {
    status: 'queued',
    attempts: 0,
    unacknowledged: 0,
    lease: null,
    leaseUntil: null,
    reason: null,
  } as const
  await trx
    .insertInto('outbox')
    .values(rows.map((row) => ({ id: randomUUID(), ...nothing, ...row, ...fresh })))
    .execute()
}

/** Columns that are kept when the message has been sent. */
export const lasting = ['id', 'kind', 'campaign', 'recipient', 'caseId', 'language', 'day'] as const
type Lasting = Pick<OutboxTable, (typeof lasting)[number]>

/** Adds letters to the counter; messages to supporters never count. */
export async function countLetters(
  trx: Transaction<Database>,
  kind: NewParticipation['kind'],
  messages: readonly Omit<Lasting, 'id'>[],
): Promise<void> {
  const letters = messages.filter((message) => message.kind === ('letter' satisfies MessageKind))
  await recordParticipations(
    trx,
    letters.map(({ campaign, recipient, caseId, language, day }) => ({
      ...{ campaign, kind, recipient, caseId, language, day },
      suspect: false,
    })),
  )
}
