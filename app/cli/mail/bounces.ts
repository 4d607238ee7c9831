import { parseEmail } from '#app/text/parse-email.ts'
import { clearBounces, recordBounceReport } from '#app/mail/bounce/bounce-records.server.ts'
import { withAdminContext, type AdminContext } from '#app/mail/admin/admin-context.server.ts'
import { readMessageFiles, type FoundMessage } from '#app/mail/bounce/message-files.server.ts'
import { demoDomain } from '#app/mail/mail-service.ts'
import { parseReport } from '#app/mail/bounce/delivery-reports.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/**
 * `mail bounces`: reads delivery reports. Reading one twice changes nothing, and the files are not changed.
 */
export async function readBounces(io: CliIo, positionals: string[]): Promise<number> {
  const config = requireConfig(io)
  const domain = config.mail.domain ?? demoDomain
  return withAdminContext(config, async (admin) => {
    const sums = new Map<string, number>()
    let unreadable = 0
    for (const path of positionals)
      try {
        for await (const found of readMessageFiles(path)) {
          const { sum, line } = await settle(admin, found, domain)
          print(io, `${formatName(found.name)}: ${line}`)
          sums.set(sum, (sums.get(sum) ?? 0) + 1)
          if (sum === 'not readable') unreadable++
        }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error
        printError(io, `${formatName(path)} cannot be read (${String(error.code)}).`)
        unreadable++
      }
    const listed = [...sums].map(([sum, n]) => `${n} ${sum}`)
    print(io, listed.length === 0 ? 'No messages.' : `${listed.join(', ')}.`)
    return unreadable > 0 ? 1 : 0
  })
}

/** `mail unbounce`: clears the bounce history of an address that the operator has checked. */
export async function unbounce(io: CliIo, typed: string): Promise<number> {
  const email = parseEmail(typed)
  if (!email.ok) throw new UsageError('Pass one email address: mission@example.org')
  const forgotten = await withAdminContext(requireConfig(io), (admin) =>
    clearBounces(admin, [typed, email.value]),
  )
  if (forgotten === 0) {
    printError(io, 'This address has no bounce history.')
    return 1
  }
  print(
    io,
    `Cleared: ${forgotten} ${forgotten === 1 ? 'report' : 'reports'}. A running site follows within a minute.`,
  )
  return 0
}

async function settle(
  admin: AdminContext,
  found: FoundMessage,
  domain: string,
): Promise<{ sum: string; line: string }> {
  const same = (text: string) => ({ sum: text, line: text })
  if ('problem' in found) return { sum: 'not readable', line: `not readable (${found.problem})` }
  const reading = await parseReport(found.message, domain)
  switch (reading.is) {
    case 'unreadable':
      return same('not readable')
    case 'not-a-report':
      return same('not a report')
    case 'not-ours':
      return same('not ours')
    case 'delayed':
    case 'delivered':
      return { sum: reading.is, line: `${reading.is} (${reading.code})` }
    case 'bounced': {
      const isNew = await recordBounceReport(admin, reading)
      const sum = `bounced, ${reading.hard ? 'hard' : 'soft'}`
      const known = 'already known, or about a message that is not in this database'
      return {
        sum: isNew ? sum : 'bounced, nothing new',
        line: `${sum} (${reading.code})${isNew ? '' : `: ${known}`}`,
      }
    }
  }
}

/** A file name may hold control characters that move the cursor of a terminal. */
const formatName = (name: string): string =>
  /^[\x20-\x7E\u00A0-\uD7FF\uE000-\uFFFD]+$/.test(name) ? name : JSON.stringify(name)
