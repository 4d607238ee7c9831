import { parseArgs } from 'node:util'
import { atDesk } from '../server/mail/desk.server.ts'
import { listPausedCampaigns, pause, resume } from '../server/mail/queue-desk.server.ts'
import { readSlug } from './mail-status.ts'
import { print } from './command.ts'
import { requireConfig } from './workshop.ts'

/** `mail pause`: the kill switch. It works on running sites at once, since each asks before it takes a mail. */
export async function pauseMails(args: string[]): Promise<number> {
  const config = requireConfig()
  const slug = readSlug(parseArgs({ args, allowPositionals: true }).positionals, config)
  await atDesk(config, (desk) => pause(desk, slug))
  print(
    slug === undefined
      ? 'Every mail is paused, those to supporters too. What has been taken up for sending already still goes out.'
      : `The letters of ${slug} are paused. What has been taken up for sending already still goes out.`,
  )
  return 0
}

/** `mail resume`: the queue goes on where it stopped. */
export async function resumeMails(args: string[]): Promise<number> {
  const config = requireConfig()
  const { positionals } = parseArgs({ args, allowPositionals: true })
  return atDesk(config, async (desk) => {
    const paused = await listPausedCampaigns(desk)
    // A campaign that was paused and then taken away can be resumed all the same.
    const [named = ''] = positionals
    const slug = positionals.length === 1 && paused.includes(named) ? named : readSlug(positionals, config)
    await resume(desk, slug)
    const left = slug === undefined ? paused : []
    print(slug === undefined ? 'Mails go on.' : `The letters of ${slug} go on.`)
    if (left.length > 0) print(`Still paused by name: ${left.join(', ')}.`)
    return 0
  })
}
