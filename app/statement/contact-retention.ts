import { addDays } from '#app/time/days.ts'
import { maxRetentionDays } from '#app/campaign/plan-retention.ts'
import type { Statement } from './statement.ts'

/**
 * Whose contacts are due to be erased: those who confirmed before this day ('YYYY-MM-DD', UTC, not included); undefined for nobody.
 * `days` after the deadline everybody's; without a deadline, or of a statement that is gone (undefined), each one's after a year.
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
