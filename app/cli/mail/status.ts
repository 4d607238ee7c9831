import { listCampaignFolders } from '#app/content/campaign-folder.server.ts'
import type { Config } from '#app/config/config.ts'
import { detectNearDuplicates, type NearDuplicates } from '#app/mail/admin/own-words-duplicates.server.ts'
import { withAdminContext } from '#app/mail/admin/admin-context.server.ts'
import {
  listFailedMessages,
  readMessageCounts,
  type CampaignMessageCounts,
} from '#app/mail/admin/outbox-admin.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { loadContent, requireConfig, requireKnown } from '#app/cli/cli-context.ts'

/**
 * `mail status`: shows what happened to the letters of each campaign, and whether many queued ones have much
 * the same text.
 */
export async function printMailStatus(
  io: CliIo,
  typed: string | undefined,
  values: { json?: true; words?: true },
): Promise<number> {
  const config = requireConfig(io)
  const slug = readSlug(typed, config)
  const slugs = slug === undefined ? listCampaignFolders(config.folders.campaigns) : [slug]
  const { paused, campaigns, failedToSupporters } = await withAdminContext(config, async (admin) => {
    const numbers = await readMessageCounts(admin, slugs)
    const waiting = numbers.campaigns.some(({ queued }) => queued > 0)
    const { compositionContext, loaded } = waiting ? loadContent(config, slug) : {}
    const withAlike: (CampaignMessageCounts & { alike: NearDuplicates })[] = []
    for (const one of numbers.campaigns) {
      const campaign = loaded?.campaigns.find((found) => found.slug === one.slug)?.campaign
      const alike =
        compositionContext && one.queued > 0
          ? await detectNearDuplicates(admin, one.slug, campaign, compositionContext)
          : { groups: [], uncompared: 0 }
      withAlike.push({ ...one, alike })
    }
    const dead = await listFailedMessages(admin)
    const failedToSupporters = dead.filter(({ kind }) => kind !== 'letter').length
    return { ...numbers, campaigns: withAlike, failedToSupporters }
  })
  const hidden = values.words ? [] : ['words']
  if (values.json)
    print(
      io,
      JSON.stringify(
        { sends: findSendMode(config), paused, failedToSupporters, campaigns },
        (name, value: unknown) => (hidden.includes(name) ? undefined : value),
        2,
      ),
    )
  else {
    print(io, ways[findSendMode(config)])
    if (paused) print(io, 'All email is paused. Resume with: npx demarche mail resume')
    if (failedToSupporters > 0)
      print(
        io,
        `${failedToSupporters} ${failedToSupporters === 1 ? 'email' : 'emails'} to supporters given up, in all campaigns; list them with: npx demarche mail dead`,
      )
    for (const { alike, ...numbers } of campaigns)
      for (const line of [...formatNumbers(numbers), ...formatSimilar(alike, values.words === true)])
        print(io, line)
  }
  return 0
}

/** Requires the slug of an existing folder. */
export function readSlug(slug: string | undefined, config: Config): string | undefined {
  return slug === undefined
    ? undefined
    : requireKnown('campaign', slug, listCampaignFolders(config.folders.campaigns))
}

const ways = {
  server: 'Email is sent through SMTP_URL.',
  demo: 'Demonstration: email stays in the mailbox of this site and reaches nobody.',
  off: 'Email is not sent: there is a directory of real addresses but no SMTP_URL. See docs/mail.md.',
} as const

export function findSendMode({ mail, demo }: Config): keyof typeof ways {
  if (mail.server !== null) return 'server'
  return demo ? 'demo' : 'off'
}

function formatNumbers({ slug, paused, ...numbers }: CampaignMessageCounts): string[] {
  const rows = Object.entries({
    confirmed: 'by supporters, ever',
    queued: 'waiting to be sent',
    accepted: 'accepted by a mail server',
    bounced: 'of those accepted, returned',
    failed: 'given up; list them with: npx demarche mail dead',
  } satisfies Record<keyof typeof numbers, string>) as [keyof typeof numbers, string][]
  return [
    '',
    paused ? `${slug}: paused. Resume with: npx demarche mail resume ${slug}` : slug,
    ...rows.map(([name, about]) => `  ${name.padEnd(10)}${String(numbers[name]).padStart(8)}  ${about}`),
  ]
}

/** The supporters' own words are shown only on request. */
function formatSimilar({ groups, uncompared }: NearDuplicates, withWords: boolean): string[] {
  const lines = groups.flatMap(({ letters, supporters, recipients, words }) => [
    `  alike     ${String(letters).padStart(8)}  queued letters of ${supporters} supporters to ${recipients} ${recipients === 1 ? 'recipient' : 'recipients'}: much the same personal text`,
    ...(withWords ? [`            “${words.slice(0, maxWordsLength)}”`] : []),
  ])
  if (groups.length > 0)
    lines.push(
      `  Nothing is held back. ${withWords ? 'If this looks like abuse, pause sending with: npx demarche mail pause' : 'Read one of each with: npx demarche mail status --words'}`,
    )
  if (uncompared > 0)
    lines.push(
      `  ${uncompared} queued ${uncompared === 1 ? 'letter was' : 'letters were'} not compared: the campaign has mistakes now, or no longer writes to the recipient.`,
    )
  return lines
}

const maxWordsLength = 600
