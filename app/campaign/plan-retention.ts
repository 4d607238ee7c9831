import { addDays, lastDayOf } from '#app/time/days.ts'
import { findClosingDay } from './calendar.ts'
import type { Campaign } from './campaign.ts'

/** What is due to be erased of a campaign; days are 'YYYY-MM-DD', UTC, and not included themselves. */
export interface RetentionPlan {
  /** those who asked or confirmed before it, with everything that belongs to them */
  people?: { beforeDay: string; sparesWaiting: boolean }
  /** texts and addresses of letters that were given up before it */
  deadBefore?: string
}

/** Where no end is known, whoever confirmed so long ago is erased all the same. */
export const maxRetentionDays = 365

/**
 * `today` (UTC), and `days` to wait after a campaign's last day: then everything goes, also what still waits. Before that
 * nothing goes, since the once-keys keep a letter from going out twice. A campaign without a known end must not keep
 * people for ever: see docs/decisions/0019-retention.md. One that is not there any more (undefined) has no known end.
 */
export function planRetention(
  campaign: Pick<Campaign, 'schedule' | 'session'> | undefined,
  today: string,
  days: number,
): RetentionPlan {
  const closes = campaign && findClosingDay(campaign)
  if (closes === undefined)
    return {
      people: { beforeDay: addDays(today, -Math.max(days, maxRetentionDays)), sparesWaiting: true },
      deadBefore: addDays(today, -days),
    }
  if (today <= addDays(lastDayOf(closes), days)) return {}
  return { people: { beforeDay: addDays(today, 1), sparesWaiting: false } }
}
