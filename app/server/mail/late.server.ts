import type { Kysely, Transaction } from 'kysely'
import type { OutboxMail } from '../../../db/mail-schema.ts'
import { replanLetters } from '../../../db/queries/replan.ts'
import type { Database } from '../../../db/schema.ts'
import { isoDay } from '../../domain/mail/pace.ts'
import { findOpen, hoursOf } from '../../domain/mail/working-hours.ts'
import { findAddressee, type Addressees } from './addressee.server.ts'
import { planDue } from './due.server.ts'
import type { Mail } from './mail.server.ts'

/** Which letters have missed their moment, and when they go instead. */
export interface LateRule {
  isLate(letter: OutboxMail, now: Date): boolean
  plan(letter: OutboxMail, trx: Transaction<Database>, now: Date): Promise<Date>
}

/** In milliseconds; less is a busy worker, more a pause, a stop or an outage. */
export const lateAfter = 900_000

/**
 * Letters that were held up, or whose recipient does not work now, are planned anew by hours, pace and daily cap: after a
 * pause they must not all go at once or at night. Without a recipient there is nothing to plan by, and nothing is sent.
 */
export function lateRule(
  parts: Pick<Addressees, 'campaigns' | 'reference'>,
  pace: Pick<Mail, 'perRecipientHour' | 'perCampaignDay' | 'immediate'>,
): LateRule {
  return {
    isLate(letter, now) {
      const found = pace.immediate ? undefined : findAddressee(parts, letter)
      if (!found) return false
      const seat = found.recipient.kind === 'mission' ? found.recipient.seat : undefined
      const time = now.getTime()
      return time - Date.parse(letter.dueAt) > lateAfter || findOpen(time, hoursOf(seat)) !== time
    },
    async plan(letter, trx, now) {
      const found = findAddressee(parts, letter)
      return found ? planDue(trx, found.campaign, pace, now)(found.recipient) : now
    },
  }
}

/** Plans the late ones of claimed letters anew, which gives them back. Returns the others. */
export async function keepOnTime(
  db: Kysely<Database>,
  rule: LateRule,
  { lease, letters, now }: { lease: string; letters: readonly OutboxMail[]; now: Date },
): Promise<OutboxMail[]> {
  const late = letters.filter((letter) => rule.isLate(letter, now))
  if (late.length > 0)
    await replanLetters(db, { lease, letters: late, today: isoDay(now) }, async (letter, trx) =>
      (await rule.plan(letter, trx, now)).toISOString(),
    )
  return letters.filter((letter) => !late.includes(letter))
}
