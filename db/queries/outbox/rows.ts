import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { MailKind, OutboxTable } from '../../schema/outbox.ts'
import type { Database } from '../../schema/database.ts'
import type { NewParticipation } from '../../schema/participation.ts'
import { recordParticipations } from '../participation/participation.ts'

/** The columns that may name a person, and those of no use without them. */
export const emptied = {
  due_at: null,
  to_email: null,
  to_name: null,
  reply_email: null,
  reply_name: null,
  subject: null,
  text: null,
} as const

/** A literal, not a parameter: a partial index serves only who repeats its condition word for word. */
export const queued = sql.lit<'queued'>('queued')

type NewRow = Pick<OutboxTable, 'kind' | 'campaign' | 'language' | 'supporter_id' | 'to_email' | 'to_name'> &
  Pick<OutboxTable, 'subject' | 'text' | 'due_at' | 'day'> &
  Partial<Pick<OutboxTable, 'recipient' | 'case_id' | 'address_key' | 'reply_email' | 'reply_name'>>

export async function queueMails(trx: Transaction<Database>, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return
  const nothing = { recipient: null, case_id: null, address_key: null, reply_email: null, reply_name: null }
  const fresh = {
    status: 'queued',
    attempts: 0,
    handed: 0,
    lease: null,
    lease_until: null,
    reason: null,
  } as const
  await trx
    .insertInto('outbox')
    .values(rows.map((row) => ({ id: randomUUID(), ...nothing, ...row, ...fresh })))
    .execute()
}

/** Columns that are left when the mail has gone. */
export const lasting = ['id', 'kind', 'campaign', 'recipient', 'case_id', 'language', 'day'] as const
type Lasting = Pick<OutboxTable, (typeof lasting)[number]>

/** What happened to letters goes into the numbers; mails to supporters never do. */
export async function countLetters(
  trx: Transaction<Database>,
  kind: NewParticipation['kind'],
  mails: readonly Omit<Lasting, 'id'>[],
): Promise<void> {
  const letters = mails.filter((mail) => mail.kind === ('letter' satisfies MailKind))
  await recordParticipations(
    trx,
    letters.map(({ campaign, recipient, case_id: caseId, language, day }) => ({
      ...{ campaign, kind, recipient, caseId, language, day },
      suspect: false,
    })),
  )
}
