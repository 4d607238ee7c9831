import { addDays } from '#app/time/days.ts'
import { maxRetentionDays } from '#app/campaign/plan-retention.ts'
import type { Statement } from './statement.ts'

/**
 * Plans which contacts to erase: of those who confirmed before the returned day ('YYYY-MM-DD', UTC, exclusive); undefined for none.
 * All are due `days` after the deadline. Without a deadline, or if the statement is gone (undefined), each is due after a year.
 */
export function planContactRetention(
  statement: Pick<Statement, 'deadline'> | undefined,
  today: string,
  days: number,
): string | undefined {
  const deadline = statement?.deadline
  if (deadline === undefined) return addDays(today, -Math.max(days, maxRetentionDays))
  return today > addDays(deadline, days) ? addDays(today, 1) : undefined
}
