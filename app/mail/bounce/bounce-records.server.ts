import { dayOf } from '#app/time/days.ts'
import { forgetBounces, recordBounce } from '#db/queries/outbox/bounces.ts'
import type { AdminContext } from '#app/mail/admin/admin-context.server.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import type { ParsedReport } from './delivery-reports.server.ts'

/** Records that a mail came back. False if it is not known here, or the report was read before. */
export const recordBounceReport = (
  { db, secret, now }: AdminContext,
  { mailId, recipient, hard, code }: Extract<ParsedReport, { is: 'bounced' }>,
): Promise<boolean> =>
  recordBounce(db, {
    mailId,
    hard,
    code,
    failedKey: addressKey(secret, recipient),
    day: dayOf(now()),
  })

/** Forgets what is held against an address, in any of these spellings. Returns how much. */
export async function clearBounces(
  { db, secret }: AdminContext,
  spellings: readonly string[],
): Promise<number> {
  let forgotten = 0
  for (const key of new Set(spellings.map((each) => addressKey(secret, each))))
    forgotten += await forgetBounces(db, key)
  return forgotten
}
