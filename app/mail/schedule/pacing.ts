import { dayOf } from '#app/time/days.ts'
import type { Seat } from '#app/reference/conventions.ts'
import { nextOpeningOnLaterDay, nextOpenTime, workingHoursOf } from './working-hours.ts'

/** Limits on how fast letters are sent. */
export interface PacingSettings {
  /** letters to one recipient in any sixty minutes; at least 1 */
  perRecipientHour: number
  /** letters of one campaign on one day in UTC */
  perCampaignDay: number
  /** for the demo: every letter at once, since nobody is at the other end */
  immediate: boolean
}

/** Facts that decide when a letter is due. */
export interface PacingInput {
  now: Date
  /** when the last letter to this recipient is due or was sent, whichever is later */
  latest: Date | undefined
  /** maximum of letters to this recipient in any sixty minutes; at least 1 */
  perHour: number
  /** from 0 to 1 */
  jitter: number
  /** of a mission; an office has none */
  seat: Seat | undefined
  /** for the demo: at once */
  immediate?: boolean
  /** days (UTC; within working hours the same at the recipient's place) that already have all of the campaign's letters */
  fullDays?: ReadonlySet<string>
}

/**
 * Plans when a letter is due: in the recipient's working hours, and at least an hour's share after the letter before it, so that a
 * mission's server does not mistake many letters for an attack. Jitter only delays, so that the limit holds.
 */
export function planDueTime({ now, latest, perHour, jitter, seat, immediate, fullDays }: PacingInput): Date {
  if (immediate) return now
  const share = 3_600_000 / perHour
  const late = (jitter * share) / 2
  const hours = workingHoursOf(seat)
  const wanted = Math.ceil(
    Math.max(now.getTime(), latest === undefined ? -Infinity : latest.getTime() + share) + late,
  )
  const open = nextOpenTime(wanted, hours)
  let due = open === wanted ? open : open + Math.round(late)
  while (fullDays?.has(dayOf(new Date(due)))) due = nextOpeningOnLaterDay(due, hours) + Math.round(late)
  return new Date(due)
}
