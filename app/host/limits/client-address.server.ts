import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

/**
 * Finds the address a request comes from: that of the connection, or, behind `proxies` reverse proxies, the one that the
 * outermost of them wrote into X-Forwarded-For. Whatever stands before it in that header was sent by the visitor.
 */
export function findClientAddress(req: IncomingMessage, proxies: number): string | undefined {
  return proxyAddr(req, (_address, hop) => hop < proxies)
}
