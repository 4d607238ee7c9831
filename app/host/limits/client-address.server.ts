import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

/**
 * Finds the IP address of the client: that of the connection or, behind `proxies` reverse proxies, the one
 * that the outermost of them wrote into X-Forwarded-For. Entries before it in that header were sent by the
 * client.
 */
export function findClientAddress(req: IncomingMessage, proxies: number): string | undefined {
  return proxyAddr(req, (_address, hop) => hop < proxies)
}
