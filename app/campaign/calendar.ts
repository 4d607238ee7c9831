import { resolveSchedule, type Campaign } from './campaign.ts'

type DatedCampaign = Pick<Campaign, 'schedule' | 'session'>

/** A calendar entry of whole days in Geneva, first and last included. */
export interface CalendarEntry {
  kind: 'dialogue' | 'session' | 'session-start' | 'session-end' | 'closing'
  first: string
  last: string
  /** true if the day is the last one for letters */
  closes: boolean
}

/**
 * Finds the last day for letters, if there is one and its date is known. Unlike in `resolveSchedule`, the
 * session's end never replaces the dialogue.
 */
export function findClosingDay({ schedule, session }: DatedCampaign): string | undefined {
  if (schedule === 'evergreen') return undefined
  if (schedule.closes === 'dialogue') return session?.dialogue
  return resolveSchedule({ schedule, ...(session ? { session } : {}) }).closes
}

/** Whether the campaign closes on a day that is not known yet. */
export const isClosingUnknown = (campaign: DatedCampaign): boolean =>
  campaign.schedule !== 'evergreen' && findClosingDay(campaign) === undefined

/**
 * Lists the entries of the campaign's calendar: the day of the dialogue, or as much of the session as is
 * known, and the campaign's own last day. At most one entry for a day.
 */
export function listCalendarEntries(campaign: DatedCampaign): CalendarEntry[] {
  const closing = findClosingDay(campaign)
  const entry = (kind: CalendarEntry['kind'], first: string, last = first): CalendarEntry => ({
    kind,
    first,
    last,
    closes: first === closing && last === closing,
  })
  const { start, end, dialogue } = campaign.session ?? {}
  const session =
    dialogue !== undefined
      ? [entry('dialogue', dialogue)]
      : start !== undefined && end !== undefined
        ? [entry('session', start, end)]
        : [
            ...(start === undefined ? [] : [entry('session-start', start)]),
            ...(end === undefined ? [] : [entry('session-end', end)]),
          ]
  const isOwnDay = closing !== undefined && !session.some(({ closes }) => closes)
  return isOwnDay ? [...session, entry('closing', closing)] : session
}

/** Lists the entries that are not over on a day in Geneva (`2022-09-29`). */
export const listUpcoming = (entries: readonly CalendarEntry[], today: string): CalendarEntry[] =>
  entries.filter(({ last }) => last >= today)
