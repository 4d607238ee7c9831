import type { ExpressionBuilder, InferResult, Kysely, NotNull } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { MessageKind, OutboxMessage } from '#db/schema/outbox.ts'
import { messageKinds } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { lasting, queued } from './rows.ts'

export interface Claim {
  /** A name nobody else has. */
  readonly lease: string
  readonly now: string
  readonly leaseUntil: string
  readonly limit: number
  readonly kinds?: readonly MessageKind[] | undefined
}

/**
 * One statement: between looking and taking nobody can step in, and its locks come all at once. What is taken is noted as unacknowledged
 * to a mail server, so it must be sent at once: whoever takes it after we were killed sees by it that it may have gone.
 */
export function claimQuery(
  db: Kysely<Database>,
  { lease, now, leaseUntil, limit, kinds = messageKinds }: Claim,
) {
  return db
    .with(
      // Materialised: inlined, it might be asked once per row and take more than `limit`.
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

/** Asked once for a claim: with an `exists` for each mail a planner took what is due for so little that it read the whole outbox. */
function isNotPaused(eb: ExpressionBuilder<Database, 'outbox'>) {
  const paused = eb.selectFrom('mailPause').select('mailPause.scope')
  return eb.and([
    eb.not(eb.exists(paused.where('mailPause.scope', '=', '*'))),
    eb.or([eb('kind', '<>', 'letter'), eb('campaign', 'not in', paused)]),
  ])
}

type Row = InferResult<ReturnType<typeof claimQuery>>[number]

export function toOutboxMessage({ day: _day, ...row }: Row): OutboxMessage {
  // This attempt included; what nobody knows of it is known when it is settled.
  return { ...row, attempts: row.attempts + 1, unacknowledged: row.unacknowledged - 1 }
}
