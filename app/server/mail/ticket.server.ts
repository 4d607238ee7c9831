import { createHmac, timingSafeEqual } from 'node:crypto'

/** Somebody without scripts waits for so long instead of working. In minutes. */
export const waitMinutes = 2
/** A page stays good for so long. In minutes. */
export const goodMinutes = 20

export type TicketState = 'none' | 'early' | 'ripe' | 'late'

/** When its holder began to wait, signed together with the page's token: nobody can wait for a page they have not asked for. */
export function issueTicket(secret: string, token: string, now: Date): string {
  const moment = now.getTime().toString(36)
  return `${moment}.${sign(secret, token, moment)}`
}

/** A stopped clock cannot tell how long somebody waited. `none`: not ours, or another page's. */
export function readTicket(
  secret: string,
  token: string,
  ticket: string,
  { now, isStopped }: { now: Date; isStopped: boolean },
): TicketState {
  const [moment = '', signature = ''] = ticket.split('.')
  const given = Buffer.from(signature)
  const expected = Buffer.from(sign(secret, token, moment))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'none'
  const minutes = (now.getTime() - Number.parseInt(moment, 36)) / 60_000
  if (minutes > goodMinutes) return 'late'
  return isStopped || minutes >= waitMinutes ? 'ripe' : 'early'
}

const sign = (secret: string, token: string, moment: string): string =>
  createHmac('sha256', secret).update(`wait ${token} ${moment}`).digest('base64url')
