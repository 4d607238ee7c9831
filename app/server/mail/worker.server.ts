import type { SendFailure } from '../../domain/mail/judge-failure.ts'
import type { OutboxMail } from '../../../db/mail-schema.ts'
import { judgeFailure } from '../../domain/mail/judge-failure.ts'
import { accident } from '../log.server.ts'
import { keepAcceptances } from './acceptance.server.ts'
import { keepClaims, renewEvery, type Claimed } from './claims.server.ts'
import { lookAgain, type LookParts } from './last-look.server.ts'
import type { LateRule } from './late.server.ts'
import { settleFailure } from './outcome.server.ts'
import type { Transport } from './transport.server.ts'

export interface WorkerParts extends LookParts {
  /** without it letters go as soon as they are due, however late that is */
  late?: LateRule | undefined
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
  let mayBeMore = false
  let stopped = false
  /** how often in a row the server was not to be had: then one mail at a time feels its way */
  let troubles = 0
  let pausedUntil = 0

  function pump(): void {
    if (stopped || performance.now() < pausedUntil) return
    const [places, batch] = troubles > 0 ? [1, 1] : [atOnce, batchSize]
    while (underWay.size < places) {
      const next = ready.shift()
      if (!next) break
      // The heartbeat failed for too long: somebody else may have it.
      if (!claims.isOurs(next.batch)) claims.close(next.batch)
      else follow(deliver(next))
    }
    if (troubles > 0 && underWay.size > 0) return
    if (mayBeMore && ready.length < batch / 2 && acceptances.count() < mostUnwritten)
      claiming ??= claim(batch)
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
    const { batch } = claimed
    let mail: OutboxMail | undefined
    try {
      const { send } = await opened()
      mail = await lastLook(claimed)
      if (!mail || stopped) return
      await send(mail, now())
    } catch (error) {
      return settle(mail ? { mail, batch } : claimed, error)
    }
    troubles = 0
    acceptances.add({ mail, batch })
  }

  async function lastLook(claimed: Claimed): Promise<OutboxMail | undefined> {
    const { mail, batch } = claimed
    const found = await lookAgain(parts, mail, batch.lease).catch((error: unknown) => {
      log.error('mail-not-looked-at', { mail: mail.id, ...accident(error) })
      return undefined
    })
    if (!found) await release([claimed])
    return found
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

  async function settle({ mail, batch }: Claimed, error: unknown): Promise<void> {
    const failure = (error instanceof Error ? error : {}) as SendFailure
    // Cut off by our own stop: nobody refused it, and it is released.
    if (stopped && failure.responseCode === undefined) return
    const judgement = judgeFailure(failure, mail.reason)
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
      await claiming
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

async function within(patience: number, deeds: ReadonlySet<Promise<void>>): Promise<void> {
  if (deeds.size === 0) return
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)))
  await Promise.race([Promise.allSettled(deeds), over])
  clearTimeout(timer)
}
