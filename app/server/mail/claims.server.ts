import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Claim } from '../../../db/queries/claim-query.ts'
import {
  claimMails,
  giveMailsBack,
  releaseMails,
  renewMails,
  type OutboxMail,
} from '../../../db/queries/outbox.ts'
import type { Database } from '../../../db/schema.ts'
import { keepOnTime, type LateRule } from './late.server.ts'

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
export function keepClaims(db: Kysely<Database>, now: () => Date, late?: LateRule) {
  const batches = new Set<Batch>()
  const until = () => now().getTime() + leaseLasts

  async function takeLetters(claim: Claim) {
    if (claim.limit === 0) return { letters: [], found: 0 }
    const letters = await claimMails(db, { ...claim, kinds: ['letter'] })
    const { lease } = claim
    const onTime = late ? await keepOnTime(db, late, { lease, letters, now: now() }) : letters
    return { letters: onTime, found: letters.length }
  }

  /** One of its mails is settled, or left to run out. */
  function close(batch: Batch): void {
    batch.open--
    if (batch.open <= 0) batches.delete(batch)
  }

  return {
    /**
     * What people wait for at their screens goes before the letters. `found` counts the late letters too, which are
     * planned anew instead of being claimed.
     */
    async take(limit: number): Promise<{ claimed: Claimed[]; found: number }> {
      const batch: Batch = { lease: randomUUID(), until: until(), open: 0 }
      const claim = {
        lease: batch.lease,
        now: now().toISOString(),
        leaseUntil: new Date(batch.until).toISOString(),
      }
      const first = await claimMails(db, { ...claim, limit, kinds: ['confirmation', 'thanks'] })
      const more = { ...claim, limit: limit - first.length }
      const { letters, found } = await takeLetters(more).catch((error: unknown) => {
        // Those claimed a moment ago must not wait for their lease to run out.
        if (first.length === 0) throw error
        return { letters: [], found: 0 }
      })
      const mails = [...first, ...letters]
      batch.open = mails.length
      if (batch.open > 0) batches.add(batch)
      return { claimed: mails.map((mail) => ({ mail, batch })), found: first.length + found }
    },
    close,
    /** These are not tried now, and nobody was given them: whoever is able to send takes them. */
    async giveBack(unsent: readonly Claimed[]): Promise<void> {
      for (const { batch } of unsent) close(batch)
      for (const [batch, mails] of byBatch(unsent)) await giveMailsBack(db, batch.lease, mails)
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

export function byBatch(claimed: readonly Claimed[]): Map<Batch, OutboxMail[]> {
  const mails = new Map<Batch, OutboxMail[]>()
  for (const { batch, mail } of claimed) mails.set(batch, [...(mails.get(batch) ?? []), mail])
  return mails
}

export type Claims = ReturnType<typeof keepClaims>
