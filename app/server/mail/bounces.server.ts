import { dayOf } from '../../time/days.ts'
import { forgetBounces, recordBounce } from '../../../db/queries/outbox/bounces.ts'
import type { Desk } from './desk.server.ts'
import { addressKey } from './keys.server.ts'
import type { Reading } from './reports.server.ts'

/** Records that a mail came back. False if it is not known here, or the report was read before. */
export const recordReading = (
  { db, secret, now }: Desk,
  { mailId, recipient, hard, code }: Extract<Reading, { is: 'bounced' }>,
): Promise<boolean> =>
  recordBounce(db, {
    mailId,
    hard,
    code,
    failedKey: addressKey(secret, recipient),
    day: dayOf(now()),
  })

/** Forgets what is held against an address, in any of these spellings. Returns how much. */
export async function forgiveAddress({ db, secret }: Desk, spellings: readonly string[]): Promise<number> {
  let forgotten = 0
  for (const key of new Set(spellings.map((each) => addressKey(secret, each))))
    forgotten += await forgetBounces(db, key)
  return forgotten
}
