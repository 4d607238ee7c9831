import { addDays, lastDayOf } from '#app/time/days.ts'
import { findClosingDay } from './calendar.ts'
import type { Campaign } from './campaign.ts'

/** The data of a campaign that is due to be erased; days are 'YYYY-MM-DD', UTC, exclusive. */
interface RetentionPlan {
  /** supporters who requested or confirmed before this day, with everything that belongs to them */
  people?: { beforeDay: string; sparesWaiting: boolean }
  /** texts and addresses of letters that were given up before this day */
  deadBefore?: string
}

/** Maximum age of a supporter's data in a campaign without a known end. */
export const maxRetentionDays = 365

/**
 * Plans the erasure of a campaign's data as of `today` (UTC). `days` after its last day everything is due,
 * pending letters too. Before that nothing is, since deduplication keys prevent a letter from being sent
 * twice. A campaign without a known end, or one that no longer exists (undefined), must not keep personal
 * data for ever: see docs/decisions/0019-retention.md.
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
