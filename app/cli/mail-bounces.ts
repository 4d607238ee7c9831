import { parseArgs } from 'node:util'
import { parseEmail } from '../domain/mail/parse-email.ts'
import { forgiveAddress, recordReading } from '../server/mail/bounces.server.ts'
import { atDesk, type Desk } from '../server/mail/desk.server.ts'
import { listMessages, type FoundMessage } from '../server/mail/mail-files.server.ts'
import { demoDomain } from '../server/mail/mail.server.ts'
import { readReport } from '../server/mail/reports.server.ts'
import { complain, print, UsageError } from './command.ts'
import { requireConfig } from './workshop.ts'

/** `mail bounces`: reads delivery reports. Reading them twice changes nothing, and the files stay as they are. */
export async function readBounces(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  if (positionals.length === 0) throw new UsageError('Name a file, an mbox, a maildir or a folder of files.')
  const config = requireConfig()
  const domain = config.mail.domain ?? demoDomain
  return atDesk(config, async (desk) => {
    const sums = new Map<string, number>()
    let unreadable = 0
    for (const path of positionals)
      try {
        for await (const found of listMessages(path)) {
          const { sum, said } = await settle(desk, found, domain)
          print(`${showName(found.name)}: ${said}`)
          sums.set(sum, (sums.get(sum) ?? 0) + 1)
          if (sum === 'not readable') unreadable++
        }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error
        complain(`${showName(path)} cannot be read (${String(error.code)}).`)
        unreadable++
      }
    const listed = [...sums].map(([sum, n]) => `${n} ${sum}`)
    print(listed.length === 0 ? 'No messages.' : `${listed.join(', ')}.`)
    return unreadable > 0 ? 1 : 0
  })
}

/** `mail unbounce`: the operator has looked at the address again. */
export async function unbounce(args: string[]): Promise<number> {
  const [typed = '', ...others] = parseArgs({ args, allowPositionals: true }).positionals
  const email = parseEmail(typed)
  if (!email.ok || others.length > 0) throw new UsageError('Name one address: mission@example.org')
  const forgotten = await atDesk(requireConfig(), (desk) => forgiveAddress(desk, [typed, email.value]))
  if (forgotten === 0) {
    complain('Nothing is held against this address.')
    return 1
  }
  print(
    `Forgotten: ${forgotten} ${forgotten === 1 ? 'report' : 'reports'}. A site that is running knows within a minute.`,
  )
  return 0
}

async function settle(
  desk: Desk,
  found: FoundMessage,
  domain: string,
): Promise<{ sum: string; said: string }> {
  const alike = (text: string) => ({ sum: text, said: text })
  if ('problem' in found) return { sum: 'not readable', said: `not readable (${found.problem})` }
  const reading = await readReport(found.message, domain)
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
      const isNew = await recordReading(desk, reading)
      const sum = `bounced, ${reading.hard ? 'hard' : 'soft'}`
      const known = 'known already, or of a mail that is not in this database'
      return {
        sum: isNew ? sum : 'bounced, nothing new',
        said: `${sum} (${reading.code})${isNew ? '' : `: ${known}`}`,
      }
    }
  }
}

/** A file's name may hold what moves the cursor of a terminal. */
const showName = (name: string): string =>
  /^[\x20-\x7E\u00A0-\uD7FF\uE000-\uFFFD]+$/.test(name) ? name : JSON.stringify(name)
