import { parseArgs } from 'node:util'
import { listFolders } from '../server/campaigns.server.ts'
import type { Config } from '../config/config.ts'
import { findAlike, type Alike } from '../server/mail/bulk.server.ts'
import { atDesk } from '../server/mail/desk.server.ts'
import { listDeadMails, measureMail, type MailNumbers } from '../server/mail/queue-desk.server.ts'
import { print, UsageError } from './command.ts'
import { openShelf, requireConfig, requireKnown } from './workshop.ts'

/** `mail status`: what became of the letters of each campaign, and whether many of those that wait say the same. */
export async function showMailStatus(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false }, words: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const config = requireConfig()
  const slug = readSlug(positionals, config)
  const slugs = slug === undefined ? listFolders(config.folders.campaigns) : [slug]
  const { paused, campaigns, failedToSupporters } = await atDesk(config, async (desk) => {
    const numbers = await measureMail(desk, slugs)
    const waiting = numbers.campaigns.some(({ queued }) => queued > 0)
    const { world, loaded } = waiting ? openShelf(config, slug) : {}
    const withAlike: (MailNumbers & { alike: Alike })[] = []
    for (const one of numbers.campaigns) {
      const campaign = loaded?.campaigns.find((found) => found.slug === one.slug)?.campaign
      const alike =
        world && one.queued > 0
          ? await findAlike(desk, one.slug, campaign, world)
          : { groups: [], uncompared: 0 }
      withAlike.push({ ...one, alike })
    }
    const dead = await listDeadMails(desk)
    const failedToSupporters = dead.filter(({ kind }) => kind !== 'letter').length
    return { ...numbers, campaigns: withAlike, failedToSupporters }
  })
  const hidden = values.words ? [] : ['words']
  if (values.json)
    print(
      JSON.stringify(
        { sends: showWay(config), paused, failedToSupporters, campaigns },
        (name, value: unknown) => (hidden.includes(name) ? undefined : value),
        2,
      ),
    )
  else {
    print(ways[showWay(config)])
    if (paused) print('Every mail is paused. Let them go on with: npx demarche mail resume')
    if (failedToSupporters > 0)
      print(
        `${failedToSupporters} ${failedToSupporters === 1 ? 'mail' : 'mails'} to confirm or to thank given up, all campaigns; see them with: npx demarche mail dead`,
      )
    for (const { alike, ...numbers } of campaigns)
      for (const line of [...showNumbers(numbers), ...showAlike(alike, values.words)]) print(line)
  }
  return 0
}

/** At most one slug, of a folder that is there. */
export function readSlug([slug, ...more]: readonly string[], config: Config): string | undefined {
  if (more.length > 0) throw new UsageError('Name one campaign.')
  return slug === undefined
    ? undefined
    : requireKnown('campaign', slug, listFolders(config.folders.campaigns))
}

const ways = {
  server: 'Mails go out through SMTP_URL.',
  demo: 'A demonstration: mails stay in the mailbox of this site and reach nobody.',
  off: 'Mails are not sent: there is a directory of real addresses and no SMTP_URL. docs/mail.md says how to begin.',
} as const

export function showWay({ mail, demo }: Config): keyof typeof ways {
  if (mail.server !== null) return 'server'
  return demo ? 'demo' : 'off'
}

function showNumbers({ slug, paused, ...numbers }: MailNumbers): string[] {
  const rows = Object.entries({
    confirmed: 'by supporters, ever',
    queued: 'wait for their turn',
    accepted: 'taken by a mail server, so sent',
    bounced: 'of the accepted ones, came back',
    failed: 'given up; see them with: npx demarche mail dead',
  } satisfies Record<keyof typeof numbers, string>) as [keyof typeof numbers, string][]
  return [
    '',
    paused ? `${slug}: paused. Let its letters go on with: npx demarche mail resume ${slug}` : slug,
    ...rows.map(([name, about]) => `  ${name.padEnd(10)}${String(numbers[name]).padStart(8)}  ${about}`),
  ]
}

/** Words of supporters are shown to who asks for them only. */
function showAlike({ groups, uncompared }: Alike, withWords: boolean): string[] {
  const lines = groups.flatMap(({ letters, supporters, recipients, words }) => [
    `  alike     ${String(letters).padStart(8)}  queued letters of ${supporters} supporters to ${recipients} ${recipients === 1 ? 'recipient' : 'recipients'}: much the same words of their own`,
    ...(withWords ? [`            “${words.slice(0, mostWords)}”`] : []),
  ])
  if (groups.length > 0)
    lines.push(
      `  Nothing is held back. ${withWords ? 'If they are not what supporters would write: npx demarche mail pause' : 'Read one of each with: npx demarche mail status --words'}`,
    )
  if (uncompared > 0)
    lines.push(
      `  ${uncompared} queued ${uncompared === 1 ? 'letter was' : 'letters were'} not compared: the campaign has mistakes now, or does not write to the recipient any more.`,
    )
  return lines
}

const mostWords = 600
