import { classifyFailure, maxUnacknowledged, type SendFailure } from '#app/mail/transport/classify-failure.ts'
import { errorFields } from '#app/log/log.ts'
import { createReceiptWriter } from '#app/mail/outbox/delivery/receipts.server.ts'
import { createClaims, renewIntervalMs, type ClaimedMessage } from '#app/mail/outbox/claims.server.ts'
import { preflight, type PreflightDeps } from './preflight.server.ts'
import { recordFailure, type RecordFailureDeps } from '#app/mail/outbox/delivery/record-failure.server.ts'
import { createSendLimit, type Concurrency } from './send-limit.ts'
import { settleWithin } from './settle-within.ts'
import type { Cancel, Timers } from '#app/time/timers.ts'
import type { Transport } from '#app/mail/transport/transport.server.ts'

export interface OutboxWorkerDeps extends PreflightDeps, RecordFailureDeps {
  timers: Timers
  /** called once, with the first message */
  open(): Promise<Transport>
  concurrency: Concurrency
  /** milliseconds between looks for what others queued and what has become due */
  pollIntervalMs?: number
  /** milliseconds that messages in hand are given at a stop */
  stopTimeoutMs?: number
}

interface OutboxWorker {
  /** Looks now for what was queued. */
  wake(): void
  stop(): Promise<void>
}

/** Messages sent without a recorded receipt above which nothing is claimed: the database must catch up first. */
const maxUnrecorded = 2000
/** Milliseconds in which further places become free: the messages that take them are claimed in one commit. */
const gatherMs = 20

/** Sends what is due for as long as the process lives. Any number of workers share one database. */
export function startOutboxWorker(deps: OutboxWorkerDeps): OutboxWorker {
  const { db, log, now, random, timers, concurrency, pollIntervalMs = 5000, stopTimeoutMs = 5000 } = deps
  const claims = createClaims(deps)
  const limit = createSendLimit(concurrency, { clock: timers.clock, random })
  const inHand = new Set<Promise<void>>()
  const receipts = createReceiptWriter({ db, log, now, timers, claims, isBusy: () => inHand.size > 1 })
  let transport: Promise<Transport> | undefined
  let taking: Promise<void> | undefined
  let cancelGathering: Cancel | undefined
  let cancelPause: Cancel | undefined
  let mayBeMore = false
  let stopped = false

  const isHeldUp = () => stopped || limit.isPaused()

  function pump(gather = true): void {
    const most = limit.current()
    const free = most - inHand.size
    if (isHeldUp() || taking || !mayBeMore || free <= 0 || receipts.count() >= maxUnrecorded) return
    if (gather && inHand.size > most / 4) cancelGathering ??= timers.after(gatherMs, pumpGathered)
    else taking = take(free)
  }

  function pumpGathered(): void {
    cancelGathering = undefined
    pump(false)
  }

  /** Sends at once what it claims, so that nothing changes in between: withdrawn, paused, closed. */
  async function take(free: number): Promise<void> {
    cancelGathering?.()
    cancelGathering = undefined
    mayBeMore = false
    try {
      const { batch, messages, found } = await claims.take(free)
      const checked = await preflight(deps, messages, batch.lease)
      const sending = checked && !isHeldUp() && claims.isOurs(batch) ? checked : []
      for (const message of sending) follow(deliver({ message, batch }))
      const ids = new Set(sending.map(({ id }) => id))
      await claims.giveBack(
        batch,
        messages.filter(({ id }) => !ids.has(id)),
      )
      // A database that does not answer is asked again at the next look, not at once.
      if (found > 0 && checked) mayBeMore = true
    } catch (error) {
      log.error('messages-not-claimed', errorFields(error))
    }
    taking = undefined
    pump()
  }

  function follow(delivery: Promise<void>): void {
    inHand.add(delivery)
    void delivery.finally(() => {
      inHand.delete(delivery)
      pump()
    })
  }

  async function deliver(claimed: ClaimedMessage): Promise<void> {
    const from = timers.clock()
    try {
      const { send } = await opened()
      if (stopped) return await claims.giveBack(claimed.batch, [claimed.message])
      await send(claimed.message, now())
    } catch (error) {
      limit.adapt(timers.clock() - from)
      return settleFailed(claimed, error)
    }
    limit.adapt(timers.clock() - from)
    limit.serverWorks()
    receipts.add(claimed)
  }

  const opened = (): Promise<Transport> =>
    (transport ??= deps.open().catch((error: unknown) => {
      transport = undefined
      throw error
    }))

  async function settleFailed(claimed: ClaimedMessage, error: unknown): Promise<void> {
    const { message, batch } = claimed
    const failure = (error instanceof Error ? error : {}) as SendFailure
    // Cut off by our own stop before it was handed over: nobody refused it.
    if (stopped && failure.responseCode === undefined && !failure.unanswered)
      return claims.giveBack(batch, [message])
    const verdict = classifyFailure(failure, message.unacknowledged, maxUnacknowledged[message.kind])
    if (verdict.kind === 'temporary' && isServerFailure(failure)) pause()
    else limit.serverWorks()
    try {
      await recordFailure(deps, message, batch.lease, verdict)
    } catch (thrown) {
      // Its lease runs out, and it is tried again then.
      log.error('mail-not-settled', { mail: message.id, ...errorFields(thrown) })
    }
    claims.close(batch)
  }

  function pause(): void {
    const milliseconds = limit.serverFailed()
    if (milliseconds !== undefined && !stopped) cancelPause = timers.after(milliseconds + 1, pump)
  }

  const look = () => {
    mayBeMore = true
    pump()
  }
  const renew = () =>
    void claims.renew().catch((error: unknown) => log.error('messages-not-renewed', errorFields(error)))
  const cancels = [timers.every(pollIntervalMs, look), timers.every(renewIntervalMs, renew)]
  setImmediate(look)

  return {
    wake: () => void setImmediate(look),
    async stop() {
      stopped = true
      for (const cancel of [...cancels, cancelGathering, cancelPause]) cancel?.()
      await taking
      const close = (force: boolean) =>
        transport?.then((opened) => opened.close(force)).catch(() => undefined)
      await close(false)
      await settleWithin(timers, stopTimeoutMs, inHand)
      await close(true)
      await settleWithin(timers, stopTimeoutMs, inHand)
      await receipts.finish()
      await claims.release().catch((error: unknown) => log.error('messages-not-released', errorFields(error)))
    },
  }
}

/** Whether the server gave no answer at all, or refused before any letter was spoken of: greeting, encryption, login, sender. */
const isServerFailure = ({ responseCode, command = '' }: SendFailure): boolean =>
  responseCode === undefined || /^(?:CONN|[EHL]+LO|STARTTLS|AUTH|MAIL FROM)\b/.test(command)
