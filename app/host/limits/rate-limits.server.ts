import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { createNetworkKeys } from './network-key.server.ts'

export type Verdict = { kind: 'free' } | { kind: 'limited' } | { kind: 'refused'; retryAfterSeconds: number }

export type RateOptions = { perMinute: number; mailsPerHour: number; clock: () => number }

/**
 * Two allowances per network and minute: `act` for what changes something, `render` for pages that have to be made
 * (ten times as many). Beyond `perMinute` an act is `limited`: the page still sees it and can give back what was
 * typed. Beyond three times that it is refused here. Windows start with a network's first request.
 * A third allowance, per hour, is for what makes us write to an address that somebody typed.
 */
export function createRate({ perMinute, mailsPerHour, clock }: RateOptions) {
  const keyOf = createNetworkKeys(clock)
  const acts = new RateLimiterMemory({ points: perMinute * 3, duration: 60, keyPrefix: 'act' })
  const renders = new RateLimiterMemory({ points: perMinute * 10, duration: 60, keyPrefix: 'render' })
  const mails = new RateLimiterMemory({ points: mailsPerHour, duration: 3600, keyPrefix: 'mail' })
  return {
    act: (ip: string | undefined) => judge(acts, keyOf(ip), perMinute),
    render: (ip: string | undefined) => judge(renders, keyOf(ip), perMinute * 10),
    mail: async (ip: string | undefined) => (await judge(mails, keyOf(ip), mailsPerHour)).kind === 'free',
    /** Everything that is kept, for the test that looks for addresses in it. */
    dump: () => [acts.dump(), renders.dump(), mails.dump()],
  }
}

async function judge(limiter: RateLimiterMemory, key: string, free: number): Promise<Verdict> {
  try {
    const { consumedPoints } = await limiter.consume(key)
    return consumedPoints > free ? { kind: 'limited' } : { kind: 'free' }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return { kind: 'refused', retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) }
  }
}
