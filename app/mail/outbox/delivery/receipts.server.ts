import type { Kysely } from 'kysely'
import { dayOf } from '#app/time/days.ts'
import { acceptMessages } from '#db/queries/outbox/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { errorFields, type Log } from '#app/log/log.ts'
import type { ClaimedMessage, Claims } from '#app/mail/outbox/claims.server.ts'
import { createPurgeScheduler } from '#app/mail/outbox/purge.server.ts'

/** Milliseconds in which further acceptances join a commit: a kill within them sends those letters a second time. */
const gatherMs = 50
const retryDelayMs = 1000

/**
 * Writes down what the server took, many in one commit. A database that is away for a while is asked again until it
 * answers: what was sent must not be sent again.
 */
export function createReceiptWriter(parts: {
  db: Kysely<Database>
  log: Log
  now(): Date
  claims: Claims
  /** whether more mails are under way that a commit can wait for */
  isBusy(): boolean
}) {
  const { db, log, now, claims, isBusy } = parts
  let taken: ClaimedMessage[] = []
  let writing: Promise<void> | undefined
  let hurry = false
  const sweeper = createPurgeScheduler(db, log)

  async function write(): Promise<void> {
    while (taken.length > 0) {
      if (!hurry && isBusy()) await new Promise((resolve) => setTimeout(resolve, gatherMs))
      // A copy: while it is written, others are added.
      if (await writeDown([...taken])) continue
      if (hurry) return
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs))
    }
  }

  async function writeDown(sent: readonly ClaimedMessage[]): Promise<boolean> {
    const ids = sent.map(({ message }) => message.id)
    const leases = [...new Set(sent.map(({ batch }) => batch.lease))]
    try {
      const ours = await acceptMessages(db, ids, leases, dayOf(now()))
      sweeper.erased()
      if (ours.length < ids.length) log.warn('mail-lease-lost', { mails: ids.length - ours.length })
    } catch (error) {
      log.error('mail-accepted-not-written', { mails: ids.length, ...errorFields(error) })
      return false
    }
    taken = taken.slice(sent.length)
    for (const { batch } of sent) claims.close(batch)
    return true
  }

  const start = () =>
    (writing ??= write().finally(() => {
      writing = undefined
    }))

  return {
    add(claimed: ClaimedMessage): void {
      taken.push(claimed)
      void start()
    },
    /** how many were sent and are not written down */
    count: () => taken.length,
    /** The last try before the end. */
    async finish(): Promise<void> {
      hurry = true
      await writing
      if (taken.length > 0) await start()
      await sweeper.finish()
    },
  }
}
