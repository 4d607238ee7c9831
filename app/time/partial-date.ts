/** A date as exact as its source: `2022`, `2022-09` or `2022-09-29` (ISO 8601 reduced precision). */
export type PartialDate = string

const pattern = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/

/** True for a date that exists: not 2023-02-29. */
export function isPartialDate(text: string): boolean {
  const parts = pattern.exec(text)?.groups
  if (!parts) return false
  const month = Number(parts.month ?? 1)
  const day = Number(parts.day ?? 1)
  const date = new Date(Date.UTC(Number(parts.year), month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/**
 * Formats a date for a language (BCP 47 tag), only as exactly as it is known: "29 September 2022", "2022年9月".
 */
export function formatPartialDate(date: PartialDate, formats: string): string {
  const [year, month, day] = date.split('-')
  return new Intl.DateTimeFormat(formats, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))))
}
