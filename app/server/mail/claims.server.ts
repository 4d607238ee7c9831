import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { claimMails, releaseMails, renewMails, type OutboxMail } from '../../../db/queries/outbox.ts'
import type { Database } from '../../../db/schema.ts'

/** Mails taken together, ours until a moment. */
export interface Batch {
  lease: string
  /** milliseconds since 1970, on the program's clock */
  until: number
  /** how many of them nothing has been written down about yet */
  open: number
}

export interface Claimed {
  mail: OutboxMail
  batch: Batch
}

export const leaseLasts = 120_000
export const renewEvery = 30_000

/**
 * The claims of one worker. Each has a lease of its own: a claim whose answer was lost on the way is then nobody's, and
 * runs out, instead of being renewed for ever.
 */
export function keepClaims(db: Kysely<Database>, now: () => Date) {
  const batches = new Set<Batch>()
  const until = () => now().getTime() + leaseLasts

  return {
    /** What people wait for at their screens goes before the letters. */
    async take(limit: number): Promise<Claimed[]> {
      const batch: Batch = { lease: randomUUID(), until: until(), open: 0 }
      const claim = {
        lease: batch.lease,
        now: now().toISOString(),
        leaseUntil: new Date(batch.until).toISOString(),
      }
      const first = await claimMails(db, { ...claim, limit, kinds: ['confirmation', 'thanks'] })
      const rest =
        first.length < limit
          ? await claimMails(db, { ...claim, limit: limit - first.length, kinds: ['letter'] }).catch(
              // Those claimed a moment ago must not wait for their lease to run out.
              (error: unknown) => {
                if (first.length === 0) throw error
                return []
              },
            )
          : []
      const mails = [...first, ...rest]
      batch.open = mails.length
      if (batch.open > 0) batches.add(batch)
      return mails.map((mail) => ({ mail, batch }))
    },
    /** One of its mails is settled, or left to run out. */
    close(batch: Batch): void {
      batch.open--
      if (batch.open <= 0) batches.delete(batch)
    },
    async renew(): Promise<void> {
      for (const batch of batches) {
        const next = until()
        await renewMails(db, batch.lease, new Date(next).toISOString())
        batch.until = next
      }
    },
    /** Whether it is safe to start sending: somebody else may have what ran out. */
    isOurs: ({ until: end }: Batch): boolean => now().getTime() < end - leaseLasts / 4,
    async release(): Promise<void> {
      for (const { lease } of batches) await releaseMails(db, lease)
      batches.clear()
    },
  }
}

export type Claims = ReturnType<typeof keepClaims>
