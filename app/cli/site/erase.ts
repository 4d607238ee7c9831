import { createInterface } from 'node:readline/promises'
import { parseEmail } from '#app/text/parse-email.ts'
import { withAdminContext } from '#app/mail/admin/admin-context.server.ts'
import { erasePerson } from '#app/mail/admin/erase.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/** `erase`: erases everything that names a person. */
export async function erase(io: CliIo, values: { email?: string; yes?: true }): Promise<number> {
  const email = parseEmail(values.email ?? '')
  if (!email.ok) throw new UsageError('Pass exactly one address with --email: --email name@example.org')
  const config = requireConfig(io)
  if (!values.yes && !(await isConfirmed(io))) {
    printError(io, 'Nothing was erased.')
    return 1
  }
  const { rows, files, underWay } = await withAdminContext(config, (admin) => erasePerson(admin, email.value))
  print(
    io,
    `Erased: ${rows} database ${rows === 1 ? 'row' : 'rows'} with everything that belongs to them, ${files} ${files === 1 ? 'message' : 'messages'} in the mailbox.`,
  )
  if (underWay > 0)
    print(
      io,
      `${underWay} ${underWay === 1 ? 'message was' : 'messages were'} already being sent, and may still arrive.`,
    )
  if (rows + files === 0) print(io, 'Nothing was stored about this address, in any spelling.')
  return 0
}

async function isConfirmed({ stdin, stderr }: CliIo): Promise<boolean> {
  if (!stdin.isTTY)
    throw new UsageError('This is not a terminal, so nobody can confirm. Pass --yes if you are sure.')
  const terminal = createInterface({ input: stdin, output: stderr })
  try {
    const answer = await terminal.question(
      'Everything stored about this address will be erased, in all campaigns, and its queued letters will not be sent.\nType "erase" to continue: ',
    )
    return answer.trim() === 'erase'
  } finally {
    terminal.close()
  }
}
