import { daysBetween } from '#app/time/days.ts'
import type { Address, Directory } from '#app/recipient/address.ts'
import { maxCheckAgeDays } from './entry.ts'
import type { Recipient } from '#app/recipient/recipient.ts'

export interface Coverage {
  recipients: number
  /** number of recipients with an email, by its status */
  email: Record<string, number>
  emailTotal: number
  postOnly: number
  unreachable: string[]
  /** recipients whose check expires within `expiringSoonDays`, with the days left, the nearest first */
  expiringSoon: { id: string; days: number }[]
  /** by seat of the missions; offices under `office` */
  seats: Record<string, { recipients: number; email: number; postOnly: number; unreachable: number }>
}

export const expiringSoonDays = 30

/**
 * Counts the recipients that the directory reaches by email, by post or not at all. `today` is an ISO day.
 */
export function measureCoverage(
  recipients: readonly Recipient[],
  directory: Directory,
  today: string,
): Coverage {
  const coverage: Coverage = {
    recipients: recipients.length,
    email: {},
    emailTotal: 0,
    postOnly: 0,
    unreachable: [],
    expiringSoon: [],
    seats: {},
  }
  for (const recipient of recipients) {
    const address = directory(recipient)
    const seat = recipient.kind === 'mission' ? recipient.seat : 'office'
    const row = (coverage.seats[seat] ??= { recipients: 0, email: 0, postOnly: 0, unreachable: 0 })
    row.recipients++
    if (address?.email === undefined && address?.postal === undefined) {
      row.unreachable++
      coverage.unreachable.push(address ? `${recipient.id} (${address.status})` : recipient.id)
      continue
    }
    if (address.email === undefined) {
      row.postOnly++
      coverage.postOnly++
    } else {
      row.email++
      coverage.emailTotal++
      coverage.email[address.status] = (coverage.email[address.status] ?? 0) + 1
    }
    const days = daysLeft(address, today)
    if (days !== undefined && days >= 0 && days <= expiringSoonDays)
      coverage.expiringSoon.push({ id: recipient.id, days })
  }
  coverage.expiringSoon.sort((a, b) => a.days - b.days)
  return coverage
}

function daysLeft({ status, source, verified }: Address, today: string): number | undefined {
  const checked = verified?.on ?? source?.date
  return checked === undefined || (status !== 'confirmed' && status !== 'unverified')
    ? undefined
    : maxCheckAgeDays - daysBetween(checked, today)
}
