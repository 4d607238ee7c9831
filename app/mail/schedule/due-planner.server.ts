import type { Kysely } from 'kysely'
import { countDueOnDay, findLatestDue } from '#db/queries/outbox/queue.ts'
import type { Database } from '#db/schema/database.ts'
import { campaignStatus, type Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import { planDueTime, type PacingSettings } from './pacing.ts'
import { dayOf } from '#app/time/days.ts'

/**
 * Makes a function that says when a letter to a recipient is due: within the recipient's working hours and pace and the campaign's
 * letters per day, not before `now`; undefined if that is after the campaign's last day. It counts the times that it has given
 * itself, so each confirmation makes one of its own, inside its transaction.
 */
export function createDuePlanner(
  db: Kysely<Database>,
  campaign: Campaign,
  pacing: PacingSettings,
  now: Date,
): (recipient: Recipient) => Promise<Date | undefined> {
  const { slug } = campaign
  const plannedByDay = new Map<string, number>()
  const fullDays = new Set<string>()
  const isFull = async (day: string) =>
    (await countDueOnDay(db, slug, day)) + (plannedByDay.get(day) ?? 0) >= pacing.perCampaignDay
  return async (recipient) => {
    const latest = await findLatestDue(db, recipient.id)
    const seat = recipient.kind === 'mission' ? recipient.seat : undefined
    const plan = () =>
      planDueTime({
        now,
        latest: latest === undefined ? undefined : new Date(latest),
        perHour: pacing.perRecipientHour,
        jitter: Math.random(),
        seat,
        immediate: pacing.immediate,
        fullDays,
      })
    let due = plan()
    while (!pacing.immediate && !fullDays.has(dayOf(due)) && (await isFull(dayOf(due)))) {
      fullDays.add(dayOf(due))
      due = plan()
    }
    if (campaignStatus(campaign, dayInGeneva(due)) !== 'open') return undefined
    plannedByDay.set(dayOf(due), (plannedByDay.get(dayOf(due)) ?? 0) + 1)
    return due
  }
}
