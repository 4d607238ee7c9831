/** As much of an IncomingMessage as is needed to say where it comes from. */
type Origin = {
  socket: { remoteAddress?: string | undefined }
  headers: Readonly<Record<string, string | string[] | undefined>>
}

const ours = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const localName = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

/** What a proxy says of whom it speaks for. */
const byProxy = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'] as const

/** Whether the site is there for this computer only, by the address that it gives itself. Else whoever asks may come through a proxy. */
export const isLocalSite = (baseUrl: string): boolean => localName.test(new URL(baseUrl).host)

/**
 * Whether somebody sits at this very computer: the connection comes from it, no proxy speaks for somebody else, and the
 * browser asked for this computer by its name (a page of a strange site whose name was pointed here did not).
 */
export const isLocalRequest = ({ socket, headers }: Origin): boolean =>
  ours.has(socket.remoteAddress ?? '') &&
  localName.test(String(headers.host ?? '')) &&
  byProxy.every((name) => headers[name] === undefined)

const localOnly = /^\/[^/]+\/mailbox(?:\/|$)/

/** Pages that are shown on this computer only: they are made for each request, never together for several visitors. */
export const isLocalPage = (path: string): boolean => localOnly.test(path)
