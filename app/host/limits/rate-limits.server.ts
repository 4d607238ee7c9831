import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { createNetworkKeys } from './network-key.server.ts'

type Verdict = { kind: 'free' } | { kind: 'limited' } | { kind: 'refused'; retryAfterSeconds: number }

interface RateOptions {
  perMinute: number
  emailsPerHour: number
  clock: () => number
}

/**
 * Creates two rate limits per network and minute: `post` for requests that change something, `render` for
 * pages that are not cached (ten times as many). Beyond `perMinute` a POST is `limited`: the page still sees
 * it and can give back what was typed. Beyond three times that it is refused here. Windows start with a
 * network's first request. A third limit, per hour, is for requests that make us write to an address that
 * somebody typed.
 */
export function createRateLimits({ perMinute, emailsPerHour, clock }: RateOptions) {
  const keyOf = createNetworkKeys(clock)
  const posts = new RateLimiterMemory({ points: perMinute * 3, duration: 60, keyPrefix: 'post' })
  const renders = new RateLimiterMemory({ points: perMinute * 10, duration: 60, keyPrefix: 'render' })
  const emails = new RateLimiterMemory({ points: emailsPerHour, duration: 3600, keyPrefix: 'email' })
  return {
    post: (ip: string | undefined) => judge(posts, keyOf(ip), perMinute),
    render: (ip: string | undefined) => judge(renders, keyOf(ip), perMinute * 10),
    email: async (ip: string | undefined) => (await judge(emails, keyOf(ip), emailsPerHour)).kind === 'free',
    /** Everything stored, for the test that looks for IP addresses in it. */
    dump: () => [posts.dump(), renders.dump(), emails.dump()],
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

export type RateLimits = ReturnType<typeof createRateLimits>
