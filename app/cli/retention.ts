import { parseArgs } from 'node:util'
import { atDesk } from '../server/mail/desk.server.ts'
import { ageMailbox, endsOf, runDueRetention } from '../server/mail/retention.server.ts'
import { loadStatements } from '../server/statement/load.server.ts'
import { endsOfStatements, runStatementRetention } from '../server/statement/retention.server.ts'
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
    const { config, loaded, world } = openWorkshop()
    const ends = endsOf(loaded)
    const letters = endsOfStatements(
      loadStatements({ campaignsDir: config.folders.campaigns, locales: world.locales }),
    )
    const { files, erased } = await atDesk(config, async (desk) => ({
      files: await ageMailbox(desk, { dryRun }),
      erased: [
        ...(await runDueRetention(desk, { ...ends, dryRun })),
        ...(await runStatementRetention(desk, { ...letters, dryRun })),
      ],
    }))
    for (const { campaign, people, deadMails } of erased)
      print(
        `${campaign}: ${dryRun ? 'would erase' : 'erased'} ${people} ${people === 1 ? 'person' : 'people'}, ${deadMails === 1 ? 'the text of 1 mail that was' : `the texts of ${deadMails} mails that were`} given up`,
      )
    if (files > 0)
      print(
        `${dryRun ? 'Would erase' : 'Erased'} ${files} ${files === 1 ? 'mail' : 'mails'} of the demonstration’s mailbox.`,
      )
    for (const slug of new Set([...ends.broken, ...letters.broken]))
      print(`${slug} has mistakes, so its end is not known: nothing of it is erased.`)
    if (erased.length + files === 0) print('Nothing is due.')
    return 0
  },
}
