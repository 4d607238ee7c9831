import type { SendFailure } from '../../domain/mail/judge-failure.ts'
import { judgeFailure } from '../../domain/mail/judge-failure.ts'
import { accident } from '../log.server.ts'
import { keepAcceptances } from './acceptance.server.ts'
import { keepClaims, renewEvery, type Claimed } from './claims.server.ts'
import { lookAtAll, type LookParts } from './last-look.server.ts'
import { settleFailure } from './outcome.server.ts'
import { within } from './patience.server.ts'
import type { Transport } from './transport.server.ts'

export interface WorkerParts extends LookParts {
  /** called once, with the first mail */
  open(): Promise<Transport>
  /** mails under way at a time */
  atOnce: number
  /** milliseconds between looks for what others queued and what has become due */
  pollEvery?: number
  /** milliseconds that mails under way are given at a stop */
  patience?: number
}

export interface Worker {
  /** Something was queued: look now. */
  wake(): void
  stop(): Promise<void>
}

/** sent and not written down: then the database must catch up first */
const mostUnwritten = 2000
const longestPause = 60_000
/** Milliseconds in which further places become free: the mails that take them are looked at in one commit. */
const gather = 20

/** Sends what is due, as long as the process lives. Any number of them share one database. */
export function startWorker(parts: WorkerParts): Worker {
  const { db, log, now, atOnce, pollEvery = 5000, patience = 5000 } = parts
  const claims = keepClaims(db, now, parts.late)
  /** Few: what a worker holds is shown to supporters as being on its way. */
  const batchSize = 4 * atOnce
  const underWay = new Set<Promise<void>>()
  const acceptances = keepAcceptances({ db, log, now, claims, isBusy: () => underWay.size > 1 })
  let ready: Claimed[] = []
  let transport: Promise<Transport> | undefined
  let claiming: Promise<void> | undefined
  let looking: Promise<void> | undefined
  let gathering: NodeJS.Timeout | undefined
  let mayBeMore = false
  let stopped = false
  /** how often in a row the server was not to be had: then one mail at a time feels its way */
  let troubles = 0
  let pausedUntil = 0

  function pump(patient = true): void {
    if (stopped || performance.now() < pausedUntil) return
    const [places, batch] = troubles > 0 ? [1, 1] : [atOnce, batchSize]
    const free = places - underWay.size
    if (free > 0 && ready.length > 0 && !looking) {
      if (patient && free < places / 2) gathering ??= setTimeout(gathered, gather)
      else looking = begin(ready.splice(0, free))
    }
    if (troubles > 0 && (underWay.size > 0 || looking)) return
    if (mayBeMore && ready.length < batch / 2 && acceptances.count() < mostUnwritten)
      claiming ??= claim(batch)
  }

  function gathered(): void {
    gathering = undefined
    pump(false)
  }

  async function begin(next: readonly Claimed[]): Promise<void> {
    // The heartbeat failed for too long: somebody else may have it.
    const ours = next.filter(({ batch }) => claims.isOurs(batch) || void claims.close(batch))
    const looked = await lookAtAll(parts, ours)
    const going = stopped || performance.now() < pausedUntil ? [] : looked
    for (const one of going) follow(deliver(one))
    const ids = new Set(going.map(({ mail }) => mail.id))
    const staying = ours.filter(({ mail }) => !ids.has(mail.id))
    if (staying.length > 0) await release(staying)
    looking = undefined
    pump()
  }

  function follow(sending: Promise<void>): void {
    underWay.add(sending)
    void sending.finally(() => {
      underWay.delete(sending)
      pump()
    })
  }

  async function claim(limit: number): Promise<void> {
    mayBeMore = false
    try {
      const { claimed, found } = await claims.take(limit)
      ready = [...ready, ...claimed]
      if (found > 0) mayBeMore = true
      if (performance.now() < pausedUntil) await giveBack()
    } catch (error) {
      log.error('mails-not-claimed', accident(error))
    }
    claiming = undefined
    pump()
  }

  async function deliver(claimed: Claimed): Promise<void> {
    try {
      const { send } = await opened()
      if (stopped) return await release([claimed])
      await send(claimed.mail, now())
    } catch (error) {
      return settle(claimed, error)
    }
    troubles = 0
    acceptances.add(claimed)
  }

  /** What the server cannot take now is nobody's: it can be withdrawn, paused, planned anew or sent by others. */
  async function giveBack(): Promise<void> {
    const unsent = ready
    ready = []
    if (unsent.length > 0) mayBeMore = true
    await release(unsent)
  }

  const release = (unsent: readonly Claimed[]): Promise<void> =>
    // Their leases run out.
    claims.giveBack(unsent).catch((error: unknown) => log.error('mails-not-released', accident(error)))

  const opened = (): Promise<Transport> =>
    (transport ??= parts.open().catch((error: unknown) => {
      transport = undefined
      throw error
    }))

  async function settle(claimed: Claimed, error: unknown): Promise<void> {
    const { mail, batch } = claimed
    const failure = (error instanceof Error ? error : {}) as SendFailure
    // Cut off by our own stop before it was handed over: nobody refused it.
    if (stopped && failure.responseCode === undefined && !failure.unanswered) return release([claimed])
    const judgement = judgeFailure(failure, mail.handed)
    if (judgement.kind === 'temporary' && isAboutUs(failure)) {
      backOff()
      await giveBack()
    } else troubles = 0
    try {
      await settleFailure(parts, mail, batch.lease, judgement)
    } catch (thrown) {
      // Its lease runs out, and it is tried again then.
      log.error('mail-not-settled', { mail: mail.id, ...accident(thrown) })
    }
    claims.close(batch)
  }

  function backOff(): void {
    // What failed together is one trouble.
    if (performance.now() < pausedUntil) return
    const pause = Math.min(1000 * 2 ** troubles++, longestPause) * (0.75 + 0.5 * parts.random())
    pausedUntil = performance.now() + pause
    setTimeout(pump, pause + 1).unref()
  }

  const look = () => {
    mayBeMore = true
    pump()
  }
  const timers = [
    setInterval(look, pollEvery),
    setInterval(
      () => void claims.renew().catch((error: unknown) => log.error('mails-not-renewed', accident(error))),
      renewEvery,
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
      await Promise.all([claiming, looking])
      ready = []
      const end = (force: boolean) => transport?.then(({ close }) => close(force)).catch(() => undefined)
      await end(false)
      await within(patience, underWay)
      await end(true)
      await within(patience, underWay)
      await acceptances.finish()
      await claims.release().catch((error: unknown) => log.error('mails-not-released', accident(error)))
    },
  }
}

/** No answer at all, or refused before any letter was spoken of: greeting, encryption, login, sender. */
const isAboutUs = ({ responseCode, command = '' }: SendFailure): boolean =>
  responseCode === undefined || /^(?:CONN|[EHL]+LO|STARTTLS|AUTH|MAIL FROM)\b/.test(command)
