import type { Kysely, Transaction } from 'kysely'
import type { OutboxMail } from '../../../db/schema/outbox.ts'
import type { Failed } from '../../../db/queries/outbox/outbox.ts'
import { rescheduleLetters } from '../../../db/queries/outbox/reschedule.ts'
import type { Database } from '../../../db/schema/database.ts'
import { findOpen, hoursOf } from '../../domain/mail/working-hours.ts'
import { accept, refuse, type Result } from '../../domain/result.ts'
import { dayOf } from '../../time/days.ts'
import { findAddressee, type Addressees } from './addressee.server.ts'
import { planDue } from './due.server.ts'
import type { Mail } from './mail.server.ts'

/** Which letters have missed their moment, and when letters go instead. */
export interface LateRule {
  /** `letters` are about to go, the first due first. */
  listLate(letters: readonly OutboxMail[], now: Date): OutboxMail[]
  /** A moment by hours, pace and daily cap, not before another; else why there is none. */
  plan(letter: OutboxMail, trx: Transaction<Database>, notBefore: Date): Promise<Result<Date, string>>
}

/** In milliseconds; less is a busy worker, more a pause, a stop or an outage. */
export const lateAfter = 900_000

/**
 * Letters that were held up, or whose recipient does not work now, are planned anew by hours, pace and daily cap: after a
 * pause they must not all go at once or at night. Held up is what is later than the distance to the recipient's next
 * letter, or goes together with another one. Without a recipient there is nothing to plan by, and nothing is sent.
 */
export function lateRule(
  parts: Pick<Addressees, 'campaigns' | 'reference'>,
  pace: Pick<Mail, 'perRecipientHour' | 'perCampaignDay' | 'immediate'>,
): LateRule {
  const distance = 3_600_000 / pace.perRecipientHour
  return {
    listLate(letters, now) {
      const going = new Set<string>()
      const time = now.getTime()
      return letters.filter((letter) => {
        const found = findAddressee(parts, letter, now)
        if (!found.ok) return false
        const { recipient } = found.value
        const seat = recipient.kind === 'mission' ? recipient.seat : undefined
        const isLate =
          going.has(recipient.id) ||
          time - Date.parse(letter.dueAt) > Math.min(lateAfter, distance) ||
          findOpen(time, hoursOf(seat)) !== time
        if (!isLate) going.add(recipient.id)
        return isLate
      })
    },
    async plan(letter, trx, notBefore) {
      const found = findAddressee(parts, letter, notBefore)
      if (!found.ok) return found
      const due = await planDue(trx, found.value.campaign, pace, notBefore)(found.value.recipient)
      return due ? accept(due) : refuse('campaign-closed')
    },
  }
}

interface Held {
  lease: string
  letters: readonly OutboxMail[]
  now: Date
}

/** Plans the late ones of claimed letters anew, which gives them back. Returns the others. */
export async function keepOnTime(db: Kysely<Database>, rule: LateRule, held: Held): Promise<OutboxMail[]> {
  const late = rule.listLate(held.letters, held.now)
  if (late.length > 0) await planAnew(db, rule, { ...held, letters: late, notBefore: held.now })
  return held.letters.filter((letter) => !late.includes(letter))
}

/**
 * Gives letters another moment as any letter gets one: also what was `tried` counts against the recipient's pace. What has no
 * moment is given up. Returns the outcome by id; what was withdrawn meanwhile has none.
 */
export function planAnew(
  db: Kysely<Database>,
  rule: LateRule,
  { notBefore, now, ...held }: Held & { notBefore: Date; tried?: Failed },
): Promise<Map<string, Result<string, string>>> {
  return rescheduleLetters(db, { ...held, today: dayOf(now) }, async (letter, trx) => {
    const due = await rule.plan(letter, trx, notBefore)
    return due.ok ? accept(due.value.toISOString()) : due
  })
}
