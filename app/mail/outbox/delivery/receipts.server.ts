import type { Kysely } from 'kysely'
import { dayOf } from '#app/time/days.ts'
import { acceptMessages } from '#db/queries/outbox/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { errorFields, type Log } from '#app/log/log.ts'
import type { ClaimedMessage, Claims } from '#app/mail/outbox/claims.server.ts'
import { sleep, type Timers } from '#app/time/timers.ts'
import { createPurgeScheduler } from './purge.server.ts'

/** Milliseconds in which further receipts join a commit: a kill within them sends those letters a second time. */
const gatherMs = 50
const retryDelayMs = 1000

/**
 * Records what the mail server accepted, many messages in one commit. A database that is away for a while is tried until it
 * answers: what was sent must not be sent again.
 */
export function createReceiptWriter(deps: {
  db: Kysely<Database>
  log: Log
  now(): Date
  timers: Pick<Timers, 'after'>
  claims: Claims
  /** whether more messages are in hand that a commit can wait for */
  isBusy(): boolean
}) {
  const { db, log, now, timers, claims, isBusy } = deps
  let unrecorded: ClaimedMessage[] = []
  let recording: Promise<void> | undefined
  let finishing = false
  const purges = createPurgeScheduler(db, log, timers)

  async function recordAll(): Promise<void> {
    while (unrecorded.length > 0) {
      if (!finishing && isBusy()) await sleep(timers, gatherMs)
      // A copy: while it is written, others are added.
      if (await record([...unrecorded])) continue
      if (finishing) return
      await sleep(timers, retryDelayMs)
    }
  }

  async function record(accepted: readonly ClaimedMessage[]): Promise<boolean> {
    const ids = accepted.map(({ message }) => message.id)
    const leases = [...new Set(accepted.map(({ batch }) => batch.lease))]
    try {
      const ours = await acceptMessages(db, ids, leases, dayOf(now()))
      purges.erased()
      if (ours.length < ids.length) log.warn('mail-lease-lost', { messages: ids.length - ours.length })
    } catch (error) {
      log.error('mail-accepted-not-written', { messages: ids.length, ...errorFields(error) })
      return false
    }
    unrecorded = unrecorded.slice(accepted.length)
    for (const { batch } of accepted) claims.close(batch)
    return true
  }

  const start = () =>
    (recording ??= recordAll().finally(() => {
      recording = undefined
    }))

  return {
    add(claimed: ClaimedMessage): void {
      unrecorded.push(claimed)
      void start()
    },
    /** Counts the messages that were accepted without a record of it. */
    count: () => unrecorded.length,
    /** Tries a last time, then purges. */
    async finish(): Promise<void> {
      finishing = true
      await recording
      if (unrecorded.length > 0) await start()
      await purges.finish()
    },
  }
}
