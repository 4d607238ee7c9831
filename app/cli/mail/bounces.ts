import { parseEmail } from '#app/text/parse-email.ts'
import { clearBounces, recordBounceReport } from '#app/mail/bounce/bounce-records.server.ts'
import { withAdmin, type Admin } from '#app/cli/admin.ts'
import { readMessageFiles, type FoundMessage } from '#app/mail/bounce/message-files.server.ts'
import { demoDomain } from '#app/mail/mail-service.ts'
import { parseReport } from '#app/mail/bounce/delivery-reports.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/** `mail bounces`: reads delivery reports. Reading them twice changes nothing, and the files stay as they are. */
export async function readBounces(io: CliIo, positionals: string[]): Promise<number> {
  const config = requireConfig(io)
  const domain = config.mail.domain ?? demoDomain
  return withAdmin(config, async (admin) => {
    const sums = new Map<string, number>()
    let unreadable = 0
    for (const path of positionals)
      try {
        for await (const found of readMessageFiles(path)) {
          const { sum, said } = await settle(admin, found, domain)
          print(io, `${formatName(found.name)}: ${said}`)
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
  const forgotten = await withAdmin(requireConfig(io), (admin) => clearBounces(admin, [typed, email.value]))
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
  admin: Admin,
  found: FoundMessage,
  domain: string,
): Promise<{ sum: string; said: string }> {
  const alike = (text: string) => ({ sum: text, said: text })
  if ('problem' in found) return { sum: 'not readable', said: `not readable (${found.problem})` }
  const reading = await parseReport(found.message, domain)
  switch (reading.is) {
    case 'unreadable':
      return alike('not readable')
    case 'not-a-report':
      return alike('not a report')
    case 'not-ours':
      return alike('not ours')
    case 'delayed':
    case 'delivered':
      return { sum: reading.is, said: `${reading.is} (${reading.code})` }
    case 'bounced': {
      const isNew = await recordBounceReport(admin, reading)
      const sum = `bounced, ${reading.hard ? 'hard' : 'soft'}`
      const known = 'already known, or about a message that is not in this database'
      return {
        sum: isNew ? sum : 'bounced, nothing new',
        said: `${sum} (${reading.code})${isNew ? '' : `: ${known}`}`,
      }
    }
  }
}

/** A file name may hold control characters that move the cursor of a terminal. */
const formatName = (name: string): string =>
  /^[\x20-\x7E\u00A0-\uD7FF\uE000-\uFFFD]+$/.test(name) ? name : JSON.stringify(name)
