import type { Kysely, Transaction } from 'kysely'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import type { FailedAttempt } from '#db/queries/outbox/outbox.ts'
import { rescheduleLetters } from '#db/queries/outbox/reschedule.ts'
import type { Database } from '#db/schema/database.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { dayOf } from '#app/time/days.ts'
import { resolveRecipient, type RecipientDeps } from '#app/mail/address/recipient-address.server.ts'
import { createDuePlanner } from './due-planner.server.ts'
import type { PacingSettings } from './pacing.ts'
import { nextOpenTime, workingHoursOf } from './working-hours.ts'

/** Decides which letters are late, and when they are sent instead. */
export interface ReschedulePolicy {
  /** Picks the late ones among letters that are about to be sent, the first due first. */
  listLate(letters: readonly OutboxMessage[], now: Date): OutboxMessage[]
  /** Finds another time within hours, pace and daily limit, not before `notBefore`; else a reason code. */
  planNext(letter: OutboxMessage, trx: Transaction<Database>, notBefore: Date): Promise<Result<Date, string>>
}

/** Milliseconds of delay that are called late: less is a busy worker, more a pause, a stop or an outage. */
const lateAfterMs = 900_000

/**
 * Gives another time to letters that were held up, or whose recipient does not work now: after a pause they must not all be sent
 * at once or at night. Held up is a letter that is later than the distance to the recipient's next one, or that would go together
 * with another. A letter without a recipient has nothing to be planned by, and is not sent either.
 */
export function createReschedulePolicy(
  deps: Pick<RecipientDeps, 'campaigns' | 'reference'>,
  pacing: PacingSettings,
): ReschedulePolicy {
  const distance = 3_600_000 / pacing.perRecipientHour
  return {
    listLate(letters, now) {
      const onTime = new Set<string>()
      const time = now.getTime()
      return letters.filter((letter) => {
        const resolved = resolveRecipient(deps, letter, now)
        if (!resolved.ok) return false
        const { recipient } = resolved.value
        const seat = recipient.kind === 'mission' ? recipient.seat : undefined
        const isLate =
          onTime.has(recipient.id) ||
          time - Date.parse(letter.dueAt) > Math.min(lateAfterMs, distance) ||
          nextOpenTime(time, workingHoursOf(seat)) !== time
        if (!isLate) onTime.add(recipient.id)
        return isLate
      })
    },
    async planNext(letter, trx, notBefore) {
      const resolved = resolveRecipient(deps, letter, notBefore)
      if (!resolved.ok) return resolved
      const { campaign, recipient } = resolved.value
      const due = await createDuePlanner(trx, campaign, pacing, notBefore)(recipient)
      return due ? ok(due) : err('campaign-closed')
    },
  }
}

interface ClaimedLetters {
  lease: string
  letters: readonly OutboxMessage[]
  now: Date
}

/** Gives the late ones of claimed letters another time, which ends the claim on them. Returns the others. */
export async function rescheduleLate(
  db: Kysely<Database>,
  policy: ReschedulePolicy,
  claimed: ClaimedLetters,
): Promise<OutboxMessage[]> {
  const late = policy.listLate(claimed.letters, claimed.now)
  if (late.length > 0)
    await rescheduleClaimed(db, policy, { ...claimed, letters: late, notBefore: claimed.now })
  return claimed.letters.filter((letter) => !late.includes(letter))
}

/**
 * Plans claimed letters like new ones, so that a retry (`tried`) counts against the recipient's pace too. A letter for which there
 * is no time is given up. Returns the outcomes by id: an ISO time or a reason code; what was withdrawn meanwhile has none.
 */
export function rescheduleClaimed(
  db: Kysely<Database>,
  policy: ReschedulePolicy,
  { notBefore, now, ...claimed }: ClaimedLetters & { notBefore: Date; tried?: FailedAttempt },
): Promise<Map<string, Result<string, string>>> {
  return rescheduleLetters(db, { ...claimed, today: dayOf(now) }, async (letter, trx) => {
    const due = await policy.planNext(letter, trx, notBefore)
    return due.ok ? ok(due.value.toISOString()) : due
  })
}
