import { parseArgs } from 'node:util'
import { listFolders } from '../server/campaigns.server.ts'
import type { Config } from '../server/config.server.ts'
import { atDesk } from '../server/mail/desk.server.ts'
import { measureMail, type MailNumbers } from '../server/mail/queue-desk.server.ts'
import { print, UsageError } from './command.ts'
import { requireConfig, requireKnown } from './workshop.ts'

/** `mail status`: what became of the letters of each campaign. */
export async function showMailStatus(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const config = requireConfig()
  const slug = readSlug(positionals, config)
  const slugs = slug === undefined ? listFolders(config.folders.campaigns) : [slug]
  const numbers = await atDesk(config, (desk) => measureMail(desk, slugs))
  if (values.json) print(JSON.stringify({ sends: showWay(config), ...numbers }, null, 2))
  else {
    print(ways[showWay(config)])
    if (numbers.paused) print('Every mail is paused. Let them go on with: npx demarche mail resume')
    for (const campaign of numbers.campaigns) for (const line of showNumbers(campaign)) print(line)
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
