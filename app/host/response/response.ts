import type { Encoding } from './accept-encoding.ts'
import type { Headers } from './security-headers.ts'

/** A complete response to one visitor. */
export type BufferedResponse = Readonly<{ status: number; headers: Headers; body: Buffer }>

export type CachedVariant = Readonly<{ body: Buffer; etag: string; headers: Headers; unchanged: Headers }>

/** A complete 200 response, compressed once, with the headers of each encoding ready to be written. */
export type CachedResponse = Readonly<{
  variants: Readonly<Record<Encoding, CachedVariant>>
  bytes: number
}>
