/** The part of an IncomingMessage that tells where it comes from. */
interface Origin {
  socket: { remoteAddress?: string | undefined }
  headers: Readonly<Record<string, string | string[] | undefined>>
}

const ours = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const localName = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

/** Headers with which a proxy names its client. */
const byProxy = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'] as const

/**
 * Whether BASE_URL is a loopback address, so that the site serves this computer only. Otherwise requests may
 * come through a proxy.
 */
export const isLocalSite = (baseUrl: string): boolean => localName.test(new URL(baseUrl).host)

/**
 * Whether the visitor uses this very computer: the connection comes from it, no proxy forwards for somebody
 * else, and the Host header names this computer (which rules out DNS rebinding).
 */
export const isLocalRequest = ({ socket, headers }: Origin): boolean =>
  ours.has(socket.remoteAddress ?? '') &&
  localName.test(String(headers.host ?? '')) &&
  byProxy.every((name) => headers[name] === undefined)

const localOnly = /^\/[^/]+\/mailbox(?:\/|$)/

/** Whether a path belongs to pages that are shown on this computer only and never cached. */
export const isLocalPage = (path: string): boolean => localOnly.test(path)
