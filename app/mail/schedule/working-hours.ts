import type { Seat } from '#app/reference/conventions.ts'

/** Monday to Friday, from one full hour to another on the clocks of a place. */
export interface WorkingHours {
  timeZone: string
  opens: number
  closes: number
}

/** By seat; holidays are in no source we have. Within them the day of the place is also the day in UTC. */
const missionHours: Readonly<Record<Seat, WorkingHours>> = {
  geneva: { timeZone: 'Europe/Zurich', opens: 9, closes: 17 },
  'new-york': { timeZone: 'America/New_York', opens: 9, closes: 17 },
}

// An office's time zone is in no file: these hours lie in the day of Europe, Africa and western and central Asia.
const officeHours: WorkingHours = { timeZone: 'UTC', opens: 6, closes: 14 }

/** Without a seat: an office. */
export const workingHoursOf = (seat: Seat | undefined): WorkingHours =>
  seat === undefined ? officeHours : missionHours[seat]

const hour = 3_600_000
const day = 24 * hour

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  clocks.set(timeZone, clock)
  return clock
}

/** How far the clocks of a place are ahead of UTC, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const whole = Math.floor(time / 1000) * 1000
  const [month = 1, date = 1, year = 1970, h = 0, m = 0, s = 0] = (
    clockOf(timeZone).format(whole).match(/\d+/g) ?? []
  ).map(Number)
  return Date.UTC(year, month - 1, date, h, m, s) - whole
}

/** The moment at which the clocks of a place show something. No clock is changed within working hours. */
function momentOf(shown: number, timeZone: string): number {
  const near = shown - offsetAt(shown, timeZone)
  return shown - offsetAt(near, timeZone)
}

const isWeekend = (shown: number): boolean => [0, 6].includes(new Date(shown).getUTCDay())

/** The moment itself if the place works then; else the next opening. All in milliseconds since 1970. */
export function nextOpenTime(time: number, { timeZone, opens, closes }: WorkingHours): number {
  const shown = time + offsetAt(time, timeZone)
  let morning = Math.floor(shown / day) * day
  if (!isWeekend(morning) && shown >= morning + opens * hour && shown < morning + closes * hour) return time
  if (shown >= morning + opens * hour) morning += day
  while (isWeekend(morning)) morning += day
  return momentOf(morning + opens * hour, timeZone)
}

/** The first opening on a later day than the moment's. */
export function nextOpeningOnLaterDay(time: number, hours: WorkingHours): number {
  const shown = time + offsetAt(time, hours.timeZone)
  const midnight = Math.floor(shown / day) * day + day
  return nextOpenTime(momentOf(midnight, hours.timeZone), hours)
}
