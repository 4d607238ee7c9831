import { dayOf } from '#app/time/days.ts'
import { forgetBounces, recordBounce } from '#db/queries/outbox/bounces.ts'
import type { AdminContext } from '#app/mail/admin/admin-context.server.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import type { ParsedReport } from './delivery-reports.server.ts'

/** Records a bounce. False if the message is unknown here, or the report was recorded before. */
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

/** Deletes the evidence against an address in all these spellings. Returns the number of records. */
export async function clearBounces(
  { db, secret }: AdminContext,
  spellings: readonly string[],
): Promise<number> {
  let deleted = 0
  for (const key of new Set(spellings.map((each) => addressKey(secret, each))))
    deleted += await forgetBounces(db, key)
  return deleted
}
