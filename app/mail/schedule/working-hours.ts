import type { Seat } from '#app/reference/conventions.ts'

/** Full hours, Monday to Friday, in a time zone. */
interface WorkingHours {
  timeZone: string
  opens: number
  closes: number
}

/** By seat; without holidays, for which we have no source. Within them the local day is also the day in UTC. */
const missionHours: Readonly<Record<Seat, WorkingHours>> = {
  geneva: { timeZone: 'Europe/Zurich', opens: 9, closes: 17 },
  'new-york': { timeZone: 'America/New_York', opens: 9, closes: 17 },
}

// An office's time zone is in no file: these hours are daytime in Europe, Africa and western and central Asia.
const officeHours: WorkingHours = { timeZone: 'UTC', opens: 6, closes: 14 }

/** Working hours of a mission at a seat; without one, of an office. */
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

/** Milliseconds that a time zone is ahead of UTC at a time. */
function offsetAt(time: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const whole = Math.floor(time / 1000) * 1000
  const [month = 1, date = 1, year = 1970, h = 0, m = 0, s = 0] = (
    clockOf(timeZone).format(whole).match(/\d+/g) ?? []
  ).map(Number)
  return Date.UTC(year, month - 1, date, h, m, s) - whole
}

/** Converts a local time to UTC. No time zone changes its offset within working hours. */
function toUtc(local: number, timeZone: string): number {
  const near = local - offsetAt(local, timeZone)
  return local - offsetAt(near, timeZone)
}

const isWeekend = (local: number): boolean => [0, 6].includes(new Date(local).getUTCDay())

/** Returns `time` if it is within working hours, else the next opening; milliseconds since 1970. */
export function nextOpenTime(time: number, { timeZone, opens, closes }: WorkingHours): number {
  const local = time + offsetAt(time, timeZone)
  let morning = Math.floor(local / day) * day
  if (!isWeekend(morning) && local >= morning + opens * hour && local < morning + closes * hour) return time
  if (local >= morning + opens * hour) morning += day
  while (isWeekend(morning)) morning += day
  return toUtc(morning + opens * hour, timeZone)
}

/** Finds the first opening on a later local day than that of `time`. */
export function nextOpeningOnLaterDay(time: number, hours: WorkingHours): number {
  const local = time + offsetAt(time, hours.timeZone)
  const midnight = Math.floor(local / day) * day + day
  return nextOpenTime(toUtc(midnight, hours.timeZone), hours)
}
