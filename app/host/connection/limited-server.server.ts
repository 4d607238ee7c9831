import { createServer, type RequestListener, type Server } from 'node:http'

/** Maximum number of open connections. An idle one costs a few kilobytes. */
export const maxConnections = 4000

/**
 * Creates an HTTP server that slow or greedy clients cannot exhaust: 10 s for the headers of a request, 30 s
 * for all of it, 16 KB of headers, a minute without a byte. Idle connections are kept for 65 s, longer than
 * the 60 s of common load balancers, which otherwise send requests into connections that just closed.
 * Requests per connection are not counted: past such a limit Node answers 503 to a visitor who has done
 * nothing wrong.
 */
export function createLimitedServer(listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16 * 1024,
    },
    listener,
  )
  server.timeout = 60_000
  server.maxConnections = maxConnections
  return server
}
