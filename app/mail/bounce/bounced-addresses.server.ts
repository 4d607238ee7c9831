import type { Kysely } from 'kysely'
import { listBouncedAddresses } from '#db/queries/outbox/bounces.ts'
import type { Database } from '#db/schema/database.ts'
import type { Directory } from '#app/recipient/address.ts'
import { errorFields, type Log } from '#app/log/log.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'

/** The addresses that letters came back from. */
export interface BouncedAddresses {
  has(address: string): boolean
  /** Looks again; never throws: what was known before stays. */
  refresh(): Promise<void>
  stop(): Promise<void>
}

const refreshIntervalMs = 60_000

/** Knows what the database knows, by keys, and looks again each minute; `changed` is called when something is new. */
export async function watchBouncedAddresses(parts: {
  db: Kysely<Database>
  secret: string
  log: Log
  changed(): void
}): Promise<BouncedAddresses> {
  const { db, secret, log, changed } = parts
  let keys: ReadonlySet<string> = new Set()
  const look = async () => {
    try {
      const found = await listBouncedAddresses(db)
      const same = found.size === keys.size && [...found].every((key) => keys.has(key))
      keys = found
      if (!same) changed()
    } catch (error) {
      log.error('bounced-not-read', errorFields(error))
    }
  }
  let current = Promise.resolve()
  const refresh = () => (current = current.then(look))
  await refresh()
  const timer = setInterval(() => void refresh(), refreshIntervalMs)
  timer.unref()
  return {
    has: (address) => keys.size > 0 && keys.has(addressKey(secret, address)),
    refresh,
    async stop() {
      clearInterval(timer)
      await current
    },
  }
}

/** As an entry of the file whose e-mail bounced: what is left of it is the post, and the status that says why. */
export function excludeBounced(directory: Directory, hasBounced: (address: string) => boolean): Directory {
  const look: Directory = (recipient) => {
    const address = directory(recipient)
    if (address?.email === undefined || !hasBounced(address.email)) return address
    const { email: _email, kind: _kind, ...rest } = address
    return { ...rest, status: 'bounced' }
  }
  return Object.assign(look, directory.holds && { holds: directory.holds })
}
