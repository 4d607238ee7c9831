import type { SendFailure } from '../../domain/mail/judge-failure.ts'
import { judgeFailure } from '../../domain/mail/judge-failure.ts'
import { accident } from '../log.server.ts'
import { keepAcceptances } from './acceptance.server.ts'
import { keepClaims, renewEvery, type Claimed } from './claims.server.ts'
import { settleFailure, type OutcomeParts } from './outcome.server.ts'
import type { Transport } from './transport.server.ts'

export interface WorkerParts extends OutcomeParts {
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

const batchSize = 200
const longestPause = 60_000

/** Sends what is due, as long as the process lives. Any number of them share one database. */
export function startWorker(parts: WorkerParts): Worker {
  const { db, log, now, atOnce, pollEvery = 5000, patience = 5000 } = parts
  const claims = keepClaims(db, now)
  const underWay = new Set<Promise<void>>()
  const acceptances = keepAcceptances({ db, log, now, claims, isBusy: () => underWay.size > 1 })
  let ready: Claimed[] = []
  let transport: Promise<Transport> | undefined
  let claiming: Promise<void> | undefined
  let lookAgain = false
  let stopped = false
  /** how often in a row the server was not to be had: then one mail at a time feels its way */
  let troubles = 0
  let pausedUntil = 0

  function pump(): void {
    if (stopped || performance.now() < pausedUntil) return
    while (underWay.size < (troubles > 0 ? 1 : atOnce)) {
      const next = ready.shift()
      if (!next) break
      // The heartbeat failed for too long: somebody else may have it.
      if (!claims.isOurs(next.batch)) claims.close(next.batch)
      else follow(deliver(next))
    }
    if (lookAgain && ready.length < batchSize / 2 && acceptances.count() < 10 * batchSize)
      claiming ??= claim()
  }

  function follow(sending: Promise<void>): void {
    underWay.add(sending)
    void sending.finally(() => {
      underWay.delete(sending)
      pump()
    })
  }

  async function claim(): Promise<void> {
    lookAgain = false
    try {
      const claimed = await claims.take(batchSize)
      ready = [...ready, ...claimed]
      if (claimed.length > 0) lookAgain = true
    } catch (error) {
      log.error('mails-not-claimed', accident(error))
    }
    claiming = undefined
    pump()
  }

  async function deliver(claimed: Claimed): Promise<void> {
    const { mail, batch } = claimed
    try {
      await (await opened()).send(mail, now())
    } catch (error) {
      return settle(claimed, error)
    }
    troubles = 0
    acceptances.add({ mail, batch })
  }

  const opened = (): Promise<Transport> =>
    (transport ??= parts.open().catch((error: unknown) => {
      transport = undefined
      throw error
    }))

  async function settle({ mail, batch }: Claimed, error: unknown): Promise<void> {
    const failure = (error instanceof Error ? error : {}) as SendFailure
    // Cut off by our own stop: nobody refused it, and it is released.
    if (stopped && failure.responseCode === undefined) return
    const judgement = judgeFailure(failure)
    if (judgement.kind === 'temporary' && isAboutUs(failure)) backOff()
    else troubles = 0
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
    lookAgain = true
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

/** No answer at all, or refused before any letter was spoken of: greeting, encryption, login. */
const isAboutUs = ({ responseCode, command = '' }: SendFailure): boolean =>
  responseCode === undefined || /^(?:CONN|[EHL]+LO|STARTTLS|AUTH)\b/.test(command)

async function within(patience: number, deeds: ReadonlySet<Promise<void>>): Promise<void> {
  if (deeds.size === 0) return
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)))
  await Promise.race([Promise.allSettled(deeds), over])
  clearTimeout(timer)
}
