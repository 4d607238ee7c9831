import { randomBytes } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { hmac } from '#app/security/signed-value.server.ts'

const hourMs = 3_600_000

/**
 * Creates keys for networks that mean nothing outside this process and hour: HMAC-SHA256 of the IPv4 address
 * or of the IPv6 /64 (one household), with a random key that is kept in memory and replaced every hour. An
 * IPv4 address written as IPv6 is the same network. `clock` counts milliseconds.
 */
export function createNetworkKeys(clock: () => number, random: () => Buffer = () => randomBytes(32)) {
  let key = random()
  let madeAt = clock()
  return (ip: string | undefined): string => {
    if (clock() - madeAt >= hourMs) {
      key = random()
      madeAt = clock()
    }
    return hmac(key, network(ip))
  }
}

// Anything that is not an IP address (a proxy that writes "unknown") shares one key, so that nonsense gains nothing.
function network(ip: string | undefined): Uint8Array {
  if (ip === undefined || !ipaddr.isValid(ip)) return new Uint8Array()
  const bytes = ipaddr.process(ip).toByteArray()
  return Uint8Array.from(bytes.length === 16 ? bytes.slice(0, 8) : bytes)
}
