import type { ExpressionBuilder, InferResult, Kysely, NotNull } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { MessageKind, OutboxMessage } from '#db/schema/outbox.ts'
import { messageKinds } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { lasting, queued } from './rows.ts'

export interface Claim {
  /** Unique name of the claim. */
  readonly lease: string
  readonly now: string
  readonly leaseUntil: string
  readonly limit: number
  readonly kinds?: readonly MessageKind[] | undefined
}

/**
 * Claims due messages in one statement, so that no other process can claim between the look and the update, and all locks are taken at
 * once. A claim counts as an unacknowledged attempt, so the message must be sent at once: if this process is killed, the next one to
 * claim it sees that it may have been sent.
 */
export function claimQuery(
  db: Kysely<Database>,
  { lease, now, leaseUntil, limit, kinds = messageKinds }: Claim,
) {
  return db
    .with(
      // Materialised: inlined, it might be evaluated once per row and claim more than `limit`.
      (cte) => cte('next').materialized(),
      (cte) =>
        capabilitiesOf(db).skipLocked(
          cte
            .selectFrom('outbox')
            .select('outbox.id')
            .where('status', '=', queued)
            .where('dueAt', '<=', now)
            .where((eb) => eb.or([eb('leaseUntil', 'is', null), eb('leaseUntil', '<=', now)]))
            .where(isNotPaused)
            .where('kind', 'in', kinds)
            .orderBy('dueAt')
            .limit(limit),
        ),
    )
    .updateTable('outbox')
    .set({ lease, leaseUntil })
    .set((eb) => ({ unacknowledged: eb('unacknowledged', '+', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('next').select('next.id'))
    .returning([
      ...lasting,
      'attempts',
      'unacknowledged',
      'reason',
      'dueAt',
      'toEmail',
      'toName',
      'replyEmail',
      'replyName',
    ])
    .returning(['subject', 'text'])
    .$narrowType<{ dueAt: NotNull; toEmail: NotNull; subject: NotNull; text: NotNull }>()
}

/** Evaluated once per claim: with an `exists` per message, a planner expected so few due ones that it read the whole outbox. */
function isNotPaused(eb: ExpressionBuilder<Database, 'outbox'>) {
  const paused = eb.selectFrom('mailPause').select('mailPause.scope')
  return eb.and([
    eb.not(eb.exists(paused.where('mailPause.scope', '=', '*'))),
    eb.or([eb('kind', '<>', 'letter'), eb('campaign', 'not in', paused)]),
  ])
}

type Row = InferResult<ReturnType<typeof claimQuery>>[number]

export function toOutboxMessage({ day: _day, ...row }: Row): OutboxMessage {
  // `attempts` includes this attempt; `unacknowledged` does not, until it has an outcome.
  return { ...row, attempts: row.attempts + 1, unacknowledged: row.unacknowledged - 1 }
}
