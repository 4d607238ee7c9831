import type { Kysely, Transaction } from 'kysely'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import type { Failed } from '#db/queries/outbox/outbox.ts'
import { rescheduleLetters } from '#db/queries/outbox/reschedule.ts'
import type { Database } from '#db/schema/database.ts'
import { nextOpenTime, workingHoursOf } from './working-hours.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { dayOf } from '#app/time/days.ts'
import { resolveRecipient, type RecipientDeps } from '#app/mail/outbox/recipient-address.server.ts'
import { createDuePlanner } from './due-planner.server.ts'
import type { MailService } from '#app/mail/outbox/mail-service.server.ts'

/** Which letters have missed their moment, and when letters go instead. */
export interface ReschedulePolicy {
  /** `letters` are about to go, the first due first. */
  listLate(letters: readonly OutboxMessage[], now: Date): OutboxMessage[]
  /** A moment by hours, pace and daily cap, not before another; else why there is none. */
  planNext(letter: OutboxMessage, trx: Transaction<Database>, notBefore: Date): Promise<Result<Date, string>>
}

/** In milliseconds; less is a busy worker, more a pause, a stop or an outage. */
export const lateAfterMs = 900_000

/**
 * Letters that were held up, or whose recipient does not work now, are planned anew by hours, pace and daily cap: after a
 * pause they must not all go at once or at night. Held up is what is later than the distance to the recipient's next
 * letter, or goes together with another one. Without a recipient there is nothing to plan by, and nothing is sent.
 */
export function createReschedulePolicy(
  parts: Pick<RecipientDeps, 'campaigns' | 'reference'>,
  pace: Pick<MailService, 'perRecipientHour' | 'perCampaignDay' | 'immediate'>,
): ReschedulePolicy {
  const distance = 3_600_000 / pace.perRecipientHour
  return {
    listLate(letters, now) {
      const going = new Set<string>()
      const time = now.getTime()
      return letters.filter((letter) => {
        const found = resolveRecipient(parts, letter, now)
        if (!found.ok) return false
        const { recipient } = found.value
        const seat = recipient.kind === 'mission' ? recipient.seat : undefined
        const isLate =
          going.has(recipient.id) ||
          time - Date.parse(letter.dueAt) > Math.min(lateAfterMs, distance) ||
          nextOpenTime(time, workingHoursOf(seat)) !== time
        if (!isLate) going.add(recipient.id)
        return isLate
      })
    },
    async planNext(letter, trx, notBefore) {
      const found = resolveRecipient(parts, letter, notBefore)
      if (!found.ok) return found
      const due = await createDuePlanner(trx, found.value.campaign, pace, notBefore)(found.value.recipient)
      return due ? ok(due) : err('campaign-closed')
    },
  }
}

interface ClaimedLetters {
  lease: string
  letters: readonly OutboxMessage[]
  now: Date
}

/** Plans the late ones of claimed letters anew, which gives them back. Returns the others. */
export async function rescheduleLate(
  db: Kysely<Database>,
  rule: ReschedulePolicy,
  held: ClaimedLetters,
): Promise<OutboxMessage[]> {
  const late = rule.listLate(held.letters, held.now)
  if (late.length > 0) await planNextMoments(db, rule, { ...held, letters: late, notBefore: held.now })
  return held.letters.filter((letter) => !late.includes(letter))
}

/**
 * Gives letters another moment as any letter gets one: also what was `tried` counts against the recipient's pace. What has no
 * moment is given up. Returns the outcome by id; what was withdrawn meanwhile has none.
 */
export function planNextMoments(
  db: Kysely<Database>,
  rule: ReschedulePolicy,
  { notBefore, now, ...held }: ClaimedLetters & { notBefore: Date; tried?: Failed },
): Promise<Map<string, Result<string, string>>> {
  return rescheduleLetters(db, { ...held, today: dayOf(now) }, async (letter, trx) => {
    const due = await rule.planNext(letter, trx, notBefore)
    return due.ok ? ok(due.value.toISOString()) : due
  })
}
