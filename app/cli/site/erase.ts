import { createInterface } from 'node:readline/promises'
import { parseEmail } from '../../domain/mail/parse-email.ts'
import { withAdmin } from '../admin.ts'
import { erasePerson } from '../../server/mail/erase.server.ts'
import { print, printError, type CliIo } from '../io.ts'
import { UsageError } from '../usage-error.ts'
import { requireConfig } from '../cli-context.ts'

/** `erase`: erases everything that names a person. */
export async function erase(io: CliIo, values: { email?: string; yes?: true }): Promise<number> {
  const email = parseEmail(values.email ?? '')
  if (!email.ok) throw new UsageError('Say whose with --email and one address: --email name@example.org')
  const config = requireConfig(io)
  if (!values.yes && !(await isConfirmed(io))) {
    printError(io, 'Nothing was erased.')
    return 1
  }
  const { rows, files, underWay } = await withAdmin(config, (admin) => erasePerson(admin, email.value))
  print(
    io,
    `Erased: ${rows} ${rows === 1 ? 'row' : 'rows'} of the database and what belongs to them, ${files} ${files === 1 ? 'mail' : 'mails'} of the mailbox.`,
  )
  if (underWay > 0)
    print(
      io,
      `${underWay} ${underWay === 1 ? 'mail was' : 'mails were'} just being handed to the mail server, and may still arrive.`,
    )
  if (rows + files === 0) print(io, 'Nothing that names this address was stored, however it is written.')
  return 0
}

async function isConfirmed({ stdin, stderr }: CliIo): Promise<boolean> {
  if (!stdin.isTTY) throw new UsageError('Nobody can be asked here. Say --yes if you are sure.')
  const terminal = createInterface({ input: stdin, output: stderr })
  try {
    const answer = await terminal.question(
      'Everything that names this address will be erased, in all campaigns, and letters that wait will not be sent.\nType "erase" to go on: ',
    )
    return answer.trim() === 'erase'
  } finally {
    terminal.close()
  }
}
