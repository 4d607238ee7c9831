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
  const leaseUntil = () => new Date(now().getTime() + leaseLasts).toISOString()

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
     * What is due, to be sent at once. What people wait for at their screens goes before the letters. `found` counts the late
     * letters too, which are planned anew instead of being claimed.
     */
    async take(limit: number): Promise<{ batch: Batch; mails: OutboxMail[]; found: number }> {
      const batch: Batch = { lease: randomUUID(), open: 0 }
      const claim = { lease: batch.lease, now: now().toISOString(), leaseUntil: leaseUntil() }
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
      return { batch, mails, found: first.length + found }
    },
    close,
    /** These are not tried now, and nobody was given them: whoever is able to send takes them. */
    async giveBack(batch: Batch, unsent: readonly OutboxMail[]): Promise<void> {
      for (const _mail of unsent) close(batch)
      await giveMailsBack(db, batch.lease, unsent)
    },
    async renew(): Promise<void> {
      for (const { lease } of batches) await renewMails(db, lease, leaseUntil())
    },
    async release(): Promise<void> {
      for (const { lease } of batches) await releaseMails(db, lease)
      batches.clear()
    },
  }
}

export type Claims = ReturnType<typeof keepClaims>
