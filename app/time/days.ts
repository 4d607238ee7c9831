/** Days are ISO text, 'YYYY-MM-DD', in UTC unless stated otherwise. They compare as text. */

export const millisecondsPerDay = 86_400_000

/** The day in UTC. */
export const dayOf = (moment: Date): string => dayOfIso(moment.toISOString())

/** The day of an ISO-8601 time in UTC, as databases hold it: `2026-03-02T10:00:00.000Z`. */
export const dayOfIso = (time: string): string => time.slice(0, 10)

/** The UTC hour of an ISO-8601 time: `2026-03-02T10`. */
export const hourOfIso = (time: string): string => time.slice(0, 13)

/** Creates a function from moments to calendar days in a time zone (IANA name). */
export function createDayIn(timeZone: string): (moment: Date) => string {
  // Canada writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return (moment) => format.format(moment)
}

/** The first moment of a day in UTC. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** The day `days` later, or earlier if the number is negative. */
export const addDays = (day: string, days: number): string => dayOf(daysAfter(startOfDay(day), days))

/** The moment `days` × 24 hours later, or earlier if the number is negative. */
export const daysAfter = (moment: Date, days: number): Date =>
  new Date(moment.getTime() + days * millisecondsPerDay)

/** Whole days from one day to another; negative if the other is earlier, NaN for text that is not a day. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / millisecondsPerDay)

/** The first day of a partial date. */
export const firstDayOf = (date: string): string => dayOfIso(`${date}-01-01`)

/** The last day of a partial date. */
export function lastDayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return day === undefined ? dayOf(new Date(Date.UTC(year ?? 0, month ?? 12, 0))) : date
}
