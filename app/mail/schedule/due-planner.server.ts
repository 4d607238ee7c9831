import type { Kysely } from 'kysely'
import { countDueOnDay, findLatestDue } from '#db/queries/outbox/queue.ts'
import type { Database } from '#db/schema/database.ts'
import { campaignStatus, type Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import { planDueTime } from './pacing.ts'
import { dayOf } from '#app/time/days.ts'
import type { MailService } from '#app/mail/outbox/mail-service.server.ts'

type PacingSettings = Pick<MailService, 'perRecipientHour' | 'perCampaignDay' | 'immediate'>

/**
 * Says for one recipient after the other when a letter is due: by each one's hours and pace, and never more a day than the
 * campaign may send; not before `now`. Undefined: not by the campaign's last day. What it has said counts; it is made anew
 * for each confirmation, inside its transaction.
 */
export function createDuePlanner(db: Kysely<Database>, campaign: Campaign, mail: PacingSettings, now: Date) {
  const { slug } = campaign
  const said = new Map<string, number>()
  const fullDays = new Set<string>()
  const isFull = async (day: string) =>
    (await countDueOnDay(db, slug, day)) + (said.get(day) ?? 0) >= mail.perCampaignDay
  return async (recipient: Recipient): Promise<Date | undefined> => {
    const latest = await findLatestDue(db, recipient.id)
    const seat = recipient.kind === 'mission' ? recipient.seat : undefined
    const ask = () =>
      planDueTime({
        now,
        latest: latest === undefined ? undefined : new Date(latest),
        perHour: mail.perRecipientHour,
        jitter: Math.random(),
        seat,
        immediate: mail.immediate,
        fullDays,
      })
    let due = ask()
    while (!mail.immediate && !fullDays.has(dayOf(due)) && (await isFull(dayOf(due)))) {
      fullDays.add(dayOf(due))
      due = ask()
    }
    if (campaignStatus(campaign, dayInGeneva(due)) !== 'open') return undefined
    said.set(dayOf(due), (said.get(dayOf(due)) ?? 0) + 1)
    return due
  }
}
