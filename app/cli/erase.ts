import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { parseEmail } from '../domain/mail/parse-email.ts'
import { atDesk } from '../server/mail/desk.server.ts'
import { erasePerson } from '../server/mail/erase.server.ts'
import { complain, print, UsageError, type Command } from './command.ts'
import { requireConfig } from './workshop.ts'

export const erase: Command = {
  name: 'erase',
  usage: 'erase --email name@example.org [--yes]',
  about: 'erases everything that names a person; numbers and marks stay',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { email: { type: 'string' }, yes: { type: 'boolean', default: false } },
    })
    const email = parseEmail(values.email ?? '')
    if (!email.ok) throw new UsageError('Say whose with --email and one address: --email name@example.org')
    const config = requireConfig()
    if (!values.yes && !(await isConfirmed())) {
      complain('Nothing was erased.')
      return 1
    }
    const { rows, files, underWay } = await atDesk(config, (desk) => erasePerson(desk, email.value))
    print(
      `Erased: ${rows} ${rows === 1 ? 'row' : 'rows'} of the database and what belongs to them, ${files} ${files === 1 ? 'mail' : 'mails'} of the mailbox.`,
    )
    if (underWay > 0)
      print(
        `${underWay} ${underWay === 1 ? 'mail was' : 'mails were'} just being handed to the mail server, and may still arrive.`,
      )
    if (rows + files === 0) print('Nothing that names this address was stored, however it is written.')
    return 0
  },
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError('Nobody can be asked here. Say --yes if you are sure.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question(
      'Everything that names this address will be erased, in all campaigns, and letters that wait will not be sent.\nType "erase" to go on: ',
    )
    return answer.trim() === 'erase'
  } finally {
    terminal.close()
  }
}
