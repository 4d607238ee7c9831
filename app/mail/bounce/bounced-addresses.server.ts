import type { Kysely } from 'kysely'
import { listBouncedAddresses } from '#db/queries/outbox/bounces.ts'
import type { Database } from '#db/schema/database.ts'
import type { Directory } from '#app/recipient/address.ts'
import { errorFields, type Log } from '#app/log/log.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'

/** Addresses that bounced letters. */
interface BouncedAddresses {
  has(address: string): boolean
  /** Reads the database again. Never throws: on an error the addresses known before are kept. */
  refresh(): Promise<void>
  stop(): Promise<void>
}

const refreshIntervalMs = 60_000

/** Caches the keys of bounced addresses and reads them again every minute; `changed` is called when they differ. */
export async function watchBouncedAddresses({
  db,
  secret,
  log,
  changed,
}: {
  db: Kysely<Database>
  secret: string
  log: Log
  changed(): void
}): Promise<BouncedAddresses> {
  let keys: ReadonlySet<string> = new Set()
  const read = async () => {
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
  const refresh = () => (current = current.then(read))
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

/** Leaves the postal address of entries whose email address bounced, with a status that says why. */
export function excludeBounced(directory: Directory, hasBounced: (address: string) => boolean): Directory {
  const lookUp: Directory = (recipient) => {
    const address = directory(recipient)
    if (address?.email === undefined || !hasBounced(address.email)) return address
    const { email: _email, kind: _kind, ...rest } = address
    return { ...rest, status: 'bounced' }
  }
  return Object.assign(lookUp, directory.holds && { holds: directory.holds })
}
