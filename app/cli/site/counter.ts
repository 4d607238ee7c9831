import { rebuildCounters, verifyCounters } from '#app/jobs/verify-counts.server.ts'
import { withAdminContext } from '#app/mail/admin/admin-context.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/** `counter verify`: compares the counters with the records that they come from. */
export async function verifyCounter(io: CliIo, values: { rebuild?: true }): Promise<number> {
  return withAdminContext(requireConfig(io), async ({ db }) => {
    const lines = await verifyCounters(db)
    for (const line of lines) printError(io, line)
    if (lines.length === 0) {
      print(io, 'Every number agrees with the records.')
      return 0
    }
    if (!values.rebuild) {
      printError(io, 'Recount with: npx demarche counter verify --rebuild')
      return 1
    }
    await rebuildCounters(db)
    const left = await verifyCounters(db)
    print(io, left.length === 0 ? 'Recounted; every number agrees.' : 'Some numbers still differ.')
    return 1
  })
}
