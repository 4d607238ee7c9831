import { randomUUID } from 'node:crypto'
import type { Claim } from '#db/queries/outbox/claim-query.ts'
import { claimMessages, returnMessages, releaseMessages, renewLeases } from '#db/queries/outbox/outbox.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import { errorFields } from '#app/log/log.ts'
import { rescheduleLate } from '#app/mail/schedule/reschedule.server.ts'
import type { OutcomeDeps } from './delivery/record-failure.server.ts'

/** Mails taken together, ours until a moment. */
export interface ClaimBatch {
  lease: string
  /** milliseconds since 1970, on the program's clock */
  until: number
  /** how many of them nothing has been written down about yet */
  open: number
}

export interface ClaimedMessage {
  message: OutboxMessage
  batch: ClaimBatch
}

export const leaseMs = 120_000
export const renewIntervalMs = 30_000

/**
 * The claims of one worker. Each has a lease of its own: a claim whose answer was lost on the way is then nobody's, and
 * runs out, instead of being renewed for ever.
 */
export function createClaims({
  db,
  log,
  now,
  reschedulePolicy,
}: Pick<OutcomeDeps, 'db' | 'log' | 'now' | 'reschedulePolicy'>) {
  const batches = new Set<ClaimBatch>()
  /** what nobody sent, and the database did not hear it: it would count as handed over */
  let owed: { lease: string; messages: readonly OutboxMessage[] }[] = []
  const until = () => now().getTime() + leaseMs

  async function takeLetters(claim: Claim) {
    if (claim.limit === 0) return { letters: [], found: 0 }
    const letters = await claimMessages(db, { ...claim, kinds: ['letter'] })
    const { lease } = claim
    try {
      const onTime = reschedulePolicy
        ? await rescheduleLate(db, reschedulePolicy, { lease, letters, now: now() })
        : letters
      return { letters: onTime, found: letters.length }
    } catch (error) {
      await giveBack(lease, letters)
      throw error
    }
  }

  async function giveBack(lease: string, messages: readonly OutboxMessage[]): Promise<void> {
    if (messages.length === 0) return
    try {
      await returnMessages(db, lease, messages)
    } catch (error) {
      log.error('mails-not-released', errorFields(error))
      owed.push({ lease, messages })
    }
  }

  async function payBack(): Promise<void> {
    const due = owed
    owed = []
    for (const { lease, messages } of due) await giveBack(lease, messages)
  }

  /** One of its mails is settled, or left to run out. */
  function close(batch: ClaimBatch): void {
    batch.open--
    if (batch.open <= 0) batches.delete(batch)
  }

  return {
    /**
     * What is due, to be sent at once. What people wait for at their screens goes before the letters. `found` counts the late
     * letters too, which are planned anew instead of being claimed.
     */
    async take(limit: number): Promise<{ batch: ClaimBatch; messages: OutboxMessage[]; found: number }> {
      await payBack()
      const batch: ClaimBatch = { lease: randomUUID(), until: until(), open: 0 }
      const claim = {
        lease: batch.lease,
        now: now().toISOString(),
        leaseUntil: new Date(batch.until).toISOString(),
      }
      const first = await claimMessages(db, { ...claim, limit, kinds: ['confirmation', 'notice'] })
      const more = { ...claim, limit: limit - first.length }
      const { letters, found } = await takeLetters(more).catch((error: unknown) => {
        // Those claimed a moment ago must not wait for their lease to run out.
        if (first.length === 0) throw error
        log.error('mails-not-claimed', errorFields(error))
        return { letters: [], found: 0 }
      })
      const messages = [...first, ...letters]
      batch.open = messages.length
      if (batch.open > 0) batches.add(batch)
      return { batch, messages, found: first.length + found }
    },
    close,
    /** These are not tried now, and nobody was given them: whoever is able to send takes them. */
    async giveBack(batch: ClaimBatch, unsent: readonly OutboxMessage[]): Promise<void> {
      for (const _message of unsent) close(batch)
      await giveBack(batch.lease, unsent)
    },
    /** Whether it is safe to start sending: somebody else may have what ran out. */
    isOurs: (batch: ClaimBatch): boolean => now().getTime() < batch.until - leaseMs / 4,
    async renew(): Promise<void> {
      for (const batch of batches) {
        const next = until()
        await renewLeases(db, batch.lease, new Date(next).toISOString())
        batch.until = next
      }
    },
    async release(): Promise<void> {
      await payBack()
      for (const { lease } of batches) await releaseMessages(db, lease)
      batches.clear()
    },
  }
}

export type Claims = ReturnType<typeof createClaims>
