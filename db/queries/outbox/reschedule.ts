import type { Kysely, Transaction } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import type { Result } from '#app/core/result.ts'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { addToTally } from '#db/queries/confirmation/limits.ts'
import { queued } from './rows.ts'
import { oneMoreAttempt, unclaimed, type FailedAttempt } from './outbox.ts'
import { recordDue } from './queue.ts'

/** Claimed letters that get another due time; `tried` is the failed attempt, if there was one. */
interface Reschedule {
  readonly lease: string
  readonly letters: readonly OutboxMessage[]
  /** 'YYYY-MM-DD': letters that were due on this day no longer count towards its limit. */
  readonly today: string
  readonly tried?: FailedAttempt
}

/**
 * Gives claimed letters another moment and gives them back, in one transaction. As with `confirmLetters` nobody else plans
 * meanwhile; `plan` is asked for one letter after the other and sees with `trx` what the ones before were given. A letter
 * for which it has no moment is given up, with its reason. Returns what was planned, by id; what was withdrawn meanwhile is
 * left as it is and not in it.
 */
export async function rescheduleLetters(
  db: Kysely<Database>,
  { lease, letters, today, tried }: Reschedule,
  plan: (letter: OutboxMessage, trx: Transaction<Database>) => Promise<Result<string, string>>,
): Promise<Map<string, Result<string, string>>> {
  return db.transaction().execute(async (trx) => {
    await capabilitiesOf(trx).lockTable(trx, 'dedupKey')
    const planned = new Map<string, Result<string, string>>()
    for (const letter of letters) {
      if (!(await isStillClaimed(trx, letter.id, lease))) continue
      const { campaign, recipient } = letter
      if (dayOfIso(letter.dueAt) === today)
        await addToTally(trx, [{ what: 'due', scope: campaign, period: today, n: -1 }])
      const due = await plan(letter, trx)
      planned.set(letter.id, due)
      const outcome = due.ok
        ? { dueAt: due.value }
        : { status: 'failed' as const, reason: due.error, day: today }
      const update = trx
        .updateTable('outbox')
        .set({ unacknowledged: letter.unacknowledged, ...tried, ...unclaimed, ...outcome })
      await (tried ? update.set(oneMoreAttempt) : update)
        .where('id', '=', letter.id)
        .where('lease', '=', lease)
        .where('status', '=', queued)
        .execute()
      if (due.ok) await recordDue(trx, campaign, [{ recipient: recipient ?? '', dueAt: due.value }])
    }
    return planned
  })
}

async function isStillClaimed(trx: Transaction<Database>, id: string, lease: string): Promise<boolean> {
  const row = await trx
    .selectFrom('outbox')
    .select('id')
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('status', '=', queued)
    .executeTakeFirst()
  return row !== undefined
}
