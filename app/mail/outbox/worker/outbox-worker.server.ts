import type { SendFailure } from '#app/mail/transport/classify-failure.ts'
import { classifyFailure, maxUnacknowledged } from '#app/mail/transport/classify-failure.ts'
import { errorFields } from '#app/log/log.ts'
import { createReceiptWriter } from '#app/mail/outbox/delivery/receipts.server.ts'
import { createClaims, renewIntervalMs, type ClaimedMessage } from '#app/mail/outbox/claims.server.ts'
import { preflight, type PreflightDeps } from './preflight.server.ts'
import { recordFailure } from '#app/mail/outbox/delivery/record-failure.server.ts'
import { settleWithin } from './settle-within.server.ts'
import type { Transport } from '#app/mail/transport/transport.server.ts'

export interface OutboxWorkerDeps extends PreflightDeps {
  /** called once, with the first mail */
  open(): Promise<Transport>
  /** mails in hand at a time, at least and at most */
  concurrency: { few: number; many: number }
  /** milliseconds between looks for what others queued and what has become due */
  pollIntervalMs?: number
  /** milliseconds that mails under way are given at a stop */
  stopTimeoutMs?: number
}

export interface OutboxWorker {
  /** Something was queued: look now. */
  wake(): void
  stop(): Promise<void>
}

/** sent and not written down: then the database must catch up first */
const maxUnwritten = 2000
const maxPauseMs = 60_000
/** Milliseconds in which further places become free: the mails that take them are claimed in one commit. */
const gatherMs = 20
/** Milliseconds that a mail may be in hand while more are taken than the connections carry. */
const slowDeliveryMs = 100

/** Sends what is due, as long as the process lives. Any number of them share one database. */
export function startOutboxWorker(parts: OutboxWorkerDeps): OutboxWorker {
  const { db, log, now, concurrency, pollIntervalMs = 5000, stopTimeoutMs = 5000 } = parts
  const claims = createClaims(parts)
  const underWay = new Set<Promise<void>>()
  const acceptances = createReceiptWriter({ db, log, now, claims, isBusy: () => underWay.size > 1 })
  let transport: Promise<Transport> | undefined
  let taking: Promise<void> | undefined
  let gathering: NodeJS.Timeout | undefined
  let atOnce = concurrency.few
  let mayBeMore = false
  let stopped = false
  /** how often in a row the server was not to be had: then one mail at a time feels its way */
  let troubles = 0
  let pausedUntil = 0

  const isHeldUp = () => stopped || performance.now() < pausedUntil

  function pump(patient = true): void {
    const most = troubles > 0 ? 1 : atOnce
    const free = most - underWay.size
    if (isHeldUp() || taking || !mayBeMore || free <= 0 || acceptances.count() >= maxUnwritten) return
    if (patient && underWay.size > most / 4) gathering ??= setTimeout(gathered, gatherMs)
    else taking = take(free)
  }

  function gathered(): void {
    gathering = undefined
    pump(false)
  }

  /** What is taken is sent at once, so that nothing changes in between: withdrawn, paused, closed. */
  async function take(limit: number): Promise<void> {
    clearTimeout(gathering)
    gathering = undefined
    mayBeMore = false
    try {
      const { batch, messages, found } = await claims.take(limit)
      const looked = await preflight(parts, messages, batch.lease)
      const going = looked && !isHeldUp() && claims.isOurs(batch) ? looked : []
      for (const message of going) follow(deliver({ message: message, batch }))
      const ids = new Set(going.map(({ id }) => id))
      const staying = messages.filter(({ id }) => !ids.has(id))
      await claims.giveBack(batch, staying)
      // A database that does not answer is asked again at the next look, not at once.
      if (found > 0 && looked) mayBeMore = true
    } catch (error) {
      log.error('mails-not-claimed', errorFields(error))
    }
    taking = undefined
    pump()
  }

  function follow(sending: Promise<void>): void {
    underWay.add(sending)
    void sending.finally(() => {
      underWay.delete(sending)
      pump()
    })
  }

  async function deliver(claimed: ClaimedMessage): Promise<void> {
    const from = performance.now()
    try {
      const { send } = await opened()
      if (stopped) return await claims.giveBack(claimed.batch, [claimed.message])
      await send(claimed.message, now())
    } catch (error) {
      adapt(performance.now() - from)
      return settle(claimed, error)
    }
    adapt(performance.now() - from)
    troubles = 0
    acceptances.add(claimed)
  }

  /** More in hand than the connections carry speeds up a fast server; at a slow one they would only wait, and could not be called back. */
  function adapt(milliseconds: number): void {
    if (milliseconds > slowDeliveryMs) atOnce = concurrency.few
    else if (milliseconds < slowDeliveryMs / 2) atOnce = Math.min(concurrency.many, atOnce + 1)
  }

  const opened = (): Promise<Transport> =>
    (transport ??= parts.open().catch((error: unknown) => {
      transport = undefined
      throw error
    }))

  async function settle(claimed: ClaimedMessage, error: unknown): Promise<void> {
    const { message, batch } = claimed
    const failure = (error instanceof Error ? error : {}) as SendFailure
    // Cut off by our own stop before it was handed over: nobody refused it.
    if (stopped && failure.responseCode === undefined && !failure.unanswered)
      return claims.giveBack(batch, [message])
    const judgement = classifyFailure(failure, message.unacknowledged, maxUnacknowledged[message.kind])
    if (judgement.kind === 'temporary' && isSenderFailure(failure)) backOff()
    else troubles = 0
    try {
      await recordFailure(parts, message, batch.lease, judgement)
    } catch (thrown) {
      // Its lease runs out, and it is tried again then.
      log.error('mail-not-settled', { mail: message.id, ...errorFields(thrown) })
    }
    claims.close(batch)
  }

  function backOff(): void {
    // What failed together is one trouble.
    if (performance.now() < pausedUntil) return
    const pause = Math.min(1000 * 2 ** troubles++, maxPauseMs) * (0.75 + 0.5 * parts.random())
    pausedUntil = performance.now() + pause
    setTimeout(pump, pause + 1).unref()
  }

  const look = () => {
    mayBeMore = true
    pump()
  }
  const timers = [
    setInterval(look, pollIntervalMs),
    setInterval(
      () => void claims.renew().catch((error: unknown) => log.error('mails-not-renewed', errorFields(error))),
      renewIntervalMs,
    ),
  ]
  for (const timer of timers) timer.unref()
  setImmediate(look)

  return {
    wake: () => void setImmediate(look),
    async stop() {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      clearTimeout(gathering)
      await taking
      const end = (force: boolean) => transport?.then(({ close }) => close(force)).catch(() => undefined)
      await end(false)
      await settleWithin(stopTimeoutMs, underWay)
      await end(true)
      await settleWithin(stopTimeoutMs, underWay)
      await acceptances.finish()
      await claims.release().catch((error: unknown) => log.error('mails-not-released', errorFields(error)))
    },
  }
}

/** No answer at all, or refused before any letter was spoken of: greeting, encryption, login, sender. */
const isSenderFailure = ({ responseCode, command = '' }: SendFailure): boolean =>
  responseCode === undefined || /^(?:CONN|[EHL]+LO|STARTTLS|AUTH|MAIL FROM)\b/.test(command)
