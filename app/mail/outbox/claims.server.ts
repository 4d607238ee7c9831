import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Claim } from '#db/queries/outbox/claim-query.ts'
import { claimMessages, releaseMessages, renewLeases, returnMessages } from '#db/queries/outbox/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import { errorFields, type Log } from '#app/log/log.ts'
import { rescheduleLate, type ReschedulePolicy } from '#app/mail/schedule/reschedule.server.ts'

/** Messages claimed together, ours until their lease runs out. */
interface ClaimBatch {
  lease: string
  /** milliseconds since 1970, on the program's clock */
  until: number
  /** how many of them have no recorded outcome yet */
  open: number
}

export interface ClaimedMessage {
  message: OutboxMessage
  batch: ClaimBatch
}

interface ClaimsDeps {
  db: Kysely<Database>
  log: Log
  now(): Date
  /** without it letters are sent as soon as they are due, however late that is, and however soon after one another */
  reschedulePolicy?: ReschedulePolicy | undefined
}

const leaseMs = 120_000
export const renewIntervalMs = 30_000

/**
 * Keeps the claims of one worker. Each claim has a lease of its own: one whose answer was lost on the way belongs to nobody then, and
 * runs out, instead of being renewed for ever.
 */
export function createClaims({ db, log, now, reschedulePolicy }: ClaimsDeps) {
  const batches = new Set<ClaimBatch>()
  /** unsent messages whose return failed in the database: there they would count as handed over */
  let unreleased: { lease: string; messages: readonly OutboxMessage[] }[] = []
  const nextExpiry = () => now().getTime() + leaseMs

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
      await returnOrRemember(lease, letters)
      throw error
    }
  }

  async function returnOrRemember(lease: string, messages: readonly OutboxMessage[]): Promise<void> {
    if (messages.length === 0) return
    try {
      await returnMessages(db, lease, messages)
    } catch (error) {
      log.error('messages-not-released', errorFields(error))
      unreleased.push({ lease, messages })
    }
  }

  async function returnUnreleased(): Promise<void> {
    const due = unreleased
    unreleased = []
    for (const { lease, messages } of due) await returnOrRemember(lease, messages)
  }

  /** Notes that one message of a batch is settled, or left until its lease runs out. */
  function close(batch: ClaimBatch): void {
    batch.open--
    if (batch.open <= 0) batches.delete(batch)
  }

  return {
    /**
     * Claims what is due, to be sent at once; messages that people wait for at their screens before letters. `found` also counts the
     * late letters, which are given another time instead of being claimed.
     */
    async take(limit: number): Promise<{ batch: ClaimBatch; messages: OutboxMessage[]; found: number }> {
      await returnUnreleased()
      const batch: ClaimBatch = { lease: randomUUID(), until: nextExpiry(), open: 0 }
      const claim = {
        lease: batch.lease,
        now: now().toISOString(),
        leaseUntil: new Date(batch.until).toISOString(),
      }
      const first = await claimMessages(db, { ...claim, limit, kinds: ['confirmation', 'notice'] })
      const rest = { ...claim, limit: limit - first.length }
      const { letters, found } = await takeLetters(rest).catch((error: unknown) => {
        // Those claimed a moment ago must not wait for their lease to run out.
        if (first.length === 0) throw error
        log.error('messages-not-claimed', errorFields(error))
        return { letters: [], found: 0 }
      })
      const messages = [...first, ...letters]
      batch.open = messages.length
      if (batch.open > 0) batches.add(batch)
      return { batch, messages, found: first.length + found }
    },
    close,
    /** Returns messages that were not tried: any worker that is able to send may claim them. */
    async giveBack(batch: ClaimBatch, unsent: readonly OutboxMessage[]): Promise<void> {
      for (const _message of unsent) close(batch)
      await returnOrRemember(batch.lease, unsent)
    },
    /** Whether it is safe to start sending: another worker may have claimed what ran out. */
    isOurs: (batch: ClaimBatch): boolean => now().getTime() < batch.until - leaseMs / 4,
    async renew(): Promise<void> {
      for (const batch of batches) {
        const until = nextExpiry()
        await renewLeases(db, batch.lease, new Date(until).toISOString())
        batch.until = until
      }
    },
    async release(): Promise<void> {
      await returnUnreleased()
      for (const { lease } of batches) await releaseMessages(db, lease)
      batches.clear()
    },
  }
}

export type Claims = ReturnType<typeof createClaims>
