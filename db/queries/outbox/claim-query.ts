import type { ExpressionBuilder, InferResult, Kysely, NotNull } from 'kysely'
import { capabilitiesOf } from '../../dialects/capabilities.ts'
import type { MailKind, OutboxMail } from '../../schema/outbox.ts'
import { mailKinds } from '../../schema/outbox.ts'
import type { Database } from '../../schema/database.ts'
import { lasting, queued } from './rows.ts'

export interface Claim {
  /** A name nobody else has. */
  readonly lease: string
  readonly now: string
  readonly leaseUntil: string
  readonly limit: number
  readonly kinds?: readonly MailKind[] | undefined
}

/**
 * One statement: between looking and taking nobody can step in, and its locks come all at once. What is taken is noted as handed
 * to a mail server, so it must be sent at once: whoever takes it after we were killed sees by it that it may have gone.
 */
export function claimQuery(
  db: Kysely<Database>,
  { lease, now, leaseUntil, limit, kinds = mailKinds }: Claim,
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
            .where('due_at', '<=', now)
            .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
            .where(isNotPaused)
            .where('kind', 'in', kinds)
            .orderBy('due_at')
            .limit(limit),
        ),
    )
    .updateTable('outbox')
    .set({ lease, lease_until: leaseUntil })
    .set((eb) => ({ handed: eb('handed', '+', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('next').select('next.id'))
    .returning([
      ...lasting,
      'attempts',
      'handed',
      'reason',
      'due_at',
      'to_email',
      'to_name',
      'reply_email',
      'reply_name',
    ])
    .returning(['subject', 'text'])
    .$narrowType<{ due_at: NotNull; to_email: NotNull; subject: NotNull; text: NotNull }>()
}

/** Asked once for a claim: with an `exists` for each mail a planner took what is due for so little that it read the whole outbox. */
function isNotPaused(eb: ExpressionBuilder<Database, 'outbox'>) {
  const paused = eb.selectFrom('mail_pause').select('mail_pause.campaign')
  return eb.and([
    eb.not(eb.exists(paused.where('mail_pause.campaign', '=', '*'))),
    eb.or([eb('kind', '<>', 'letter'), eb('campaign', 'not in', paused)]),
  ])
}

type Row = InferResult<ReturnType<typeof claimQuery>>[number]

export function readMail(row: Row): OutboxMail {
  return {
    id: row.id,
    kind: row.kind,
    campaign: row.campaign,
    recipient: row.recipient,
    caseId: row.case_id,
    language: row.language,
    toEmail: row.to_email,
    toName: row.to_name,
    replyEmail: row.reply_email,
    replyName: row.reply_name,
    subject: row.subject,
    text: row.text,
    attempts: row.attempts + 1,
    reason: row.reason,
    // Without this time.
    handed: row.handed - 1,
    dueAt: row.due_at,
  }
}
