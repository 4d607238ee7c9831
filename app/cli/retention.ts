import { parseArgs } from 'node:util'
import { atDesk } from '../server/mail/desk.server.ts'
import { endsOf, runDueRetention } from '../server/mail/retention.server.ts'
import { print, UsageError, type Command } from './command.ts'
import { openWorkshop } from './workshop.ts'

export const retention: Command = {
  name: 'retention',
  usage: 'retention run [--dry-run]',
  about: 'erases what campaigns that are over, or long past letters, need no more',
  async run([deed, ...args]) {
    if (deed !== 'run') throw new UsageError('Say "retention run".')
    const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } })
    const dryRun = values['dry-run']
    const { config, loaded } = openWorkshop()
    const ends = endsOf(loaded)
    const erased = await atDesk(config, (desk) => runDueRetention(desk, { ...ends, dryRun }))
    for (const { campaign, people, deadMails } of erased)
      print(
        `${campaign}: ${dryRun ? 'would erase' : 'erased'} ${people} ${people === 1 ? 'person' : 'people'}, ${deadMails === 1 ? 'the text of 1 mail that was' : `the texts of ${deadMails} mails that were`} given up`,
      )
    for (const slug of ends.broken)
      print(`${slug} has mistakes, so its end is not known: nothing of it is erased.`)
    if (erased.length === 0) print('Nothing is due.')
    return 0
  },
}
