import { dayInGeneva } from '#app/time/session.ts'
import { addressStatuses } from '#app/recipient/address.ts'
import { measureCoverage, expiringSoonDays, type Coverage } from '#app/directory/coverage.ts'
import { recipientKeyOf } from '#app/directory/entry.ts'
import { listRecipients } from '#app/recipient/recipient.ts'
import { loadDirectoryEntries } from '#app/content/load-directory.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import {
  loadCliContext,
  requireLoadedCampaign,
  requireConfig,
  type CliContext,
} from '#app/cli/cli-context.ts'

const maxListed = 20

/** `directory status`: shows how many of each campaign's recipients can be reached, and how. */
export async function printDirectoryStatus(
  io: CliIo,
  slug: string | undefined,
  values: { json?: true },
): Promise<number> {
  const context = loadCliContext(requireConfig(io), slug)
  if (slug !== undefined) requireLoadedCampaign(context, slug)
  const { config, loaded } = context
  const wanted = findRefusals(context)
  const campaigns = loaded.campaigns.flatMap(({ slug: name, campaign }) => {
    if (!campaign) return []
    const recipients = listRecipients(campaign, context.compositionContext.reference)
    const coverage = measureCoverage(
      recipients,
      context.directory(campaign),
      dayInGeneva(context.compositionContext.now),
    )
    const without = recipients.filter(({ id }) => coverage.unreachable.includes(id))
    const unreachable = without.map((recipient) => ({
      id: recipient.id,
      reason: wanted.get(recipientKeyOf(recipient)) ?? 'unknown',
    }))
    return [{ slug: name, ...coverage, unreachable }]
  })
  if (values.json)
    print(io, JSON.stringify({ directory: config.directoryFile, demo: config.demo, campaigns }, null, 2))
  else {
    print(
      io,
      config.directoryFile === null
        ? 'Demonstration: there is no directory, so missions have made-up addresses.'
        : `Directory: ${config.directoryFile}`,
    )
    for (const campaign of campaigns) for (const line of formatCoverage(campaign)) print(io, line)
  }
  return 0
}

/** The status of each entry by its key; `bounced` and `opted-out` explain why it is not used. */
function findRefusals({ config, compositionContext }: CliContext): Map<string, string> {
  const entries =
    config.directoryFile === null
      ? undefined
      : loadDirectoryEntries(config.directoryFile, compositionContext.reference)
  return new Map(entries?.ok ? entries.value.map(({ key, cells }) => [key, cells.status]) : [])
}

type StatusView = Omit<Coverage, 'unreachable'> & {
  slug: string
  unreachable: { id: string; reason: string }[]
}

function formatCoverage({
  slug,
  recipients,
  email,
  emailTotal,
  postOnly,
  unreachable,
  expiringSoon,
  seats,
}: StatusView): string[] {
  const row = (label: string, n: number) => `  ${label.padEnd(24)}${String(n).padStart(6)}`
  const list = (label: string, all: readonly string[]) =>
    all.length === 0
      ? []
      : [`  ${label}: ${all.slice(0, maxListed).join(', ')}${all.length > maxListed ? ', …' : ''}`]
  return [
    '',
    `${slug}: ${recipients} ${recipients === 1 ? 'recipient' : 'recipients'}`,
    row('by email', emailTotal),
    ...['demo', ...addressStatuses].flatMap((status) =>
      email[status] === undefined ? [] : [row(`  ${status}`, email[status])],
    ),
    row('by post only', postOnly),
    row('unreachable', unreachable.length),
    ...Object.entries(seats).map(
      ([seat, n]) =>
        `  ${seat}: ${n.recipients}, ${n.email} by email, ${n.postOnly} by post only, ${n.unreachable} unreachable`,
    ),
    ...list(
      'Unreachable',
      unreachable.map(({ id, reason }) => (reason === 'unknown' ? id : `${id} (${reason})`)),
    ),
    ...list(
      `Check within ${expiringSoonDays} days`,
      expiringSoon.map(({ id, days }) => `${id} (${days})`),
    ),
  ]
}
