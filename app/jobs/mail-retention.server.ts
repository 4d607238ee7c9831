import { countFailedBefore, eraseFailedBefore, listCampaignsWithPeople } from '#db/queries/outbox/failed.ts'
import { forgetExpiredConfirmations } from '#db/queries/confirmation/expiry.ts'
import { countRetention, runRetention } from '#db/queries/supporter/retention.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { planRetention } from '#app/campaign/plan-retention.ts'
import { dayOfIso, daysAfter } from '#app/time/days.ts'
import type { LoadedCampaigns } from '#app/content/load-campaigns.server.ts'
import type { AdminContext } from '#app/mail/admin/admin-context.server.ts'
import { eraseOldMessages } from '#app/mail/demo-mailbox/mailbox-files.server.ts'

export interface RetentionResult {
  campaign: string
  people: number
  failedMessages: number
}

interface RetentionOptions {
  /** by slug; a campaign whose files have mistakes must be in `broken` instead, or it counts as removed */
  campaigns: ReadonlyMap<string, Pick<Campaign, 'schedule' | 'session'>>
  /** slugs whose files cannot be read now: their last day is unknown, so none of their data is erased */
  broken: readonly string[]
  dryRun?: boolean
}

/** Includes drafts, since a campaign may become one again. */
export const retentionOptionsOf = ({ campaigns }: Pick<LoadedCampaigns, 'campaigns'>): RetentionOptions => ({
  campaigns: new Map(campaigns.flatMap(({ slug, campaign }) => (campaign ? [[slug, campaign]] : []))),
  broken: campaigns.flatMap(({ slug, campaign }) => (campaign ? [] : [slug])),
})

/** Erases messages of every campaign older than RETENTION_DAYS from the demonstration's mailbox. Returns how many. */
export const purgeDemoMailbox = (
  { config, now }: Pick<AdminContext, 'config' | 'now'>,
  { dryRun = false }: Pick<RetentionOptions, 'dryRun'> = {},
): Promise<number> => {
  const before = daysAfter(now(), -config.retentionDays)
  return eraseOldMessages(config.folders.data, before.toISOString(), { dryRun })
}

/**
 * Erases personal data past its time: requests not confirmed within 48 hours, old messages of the demonstration's mailbox, and data of
 * each campaign as docs/decisions/0019-retention.md says. May run at any time, in several processes at once. Returns a row for
 * each campaign of which something was erased, or would be with `dryRun`.
 */
export async function runMailRetention(
  context: Pick<AdminContext, 'config' | 'db' | 'now'>,
  { campaigns, broken, dryRun = false }: RetentionOptions,
): Promise<RetentionResult[]> {
  const { db, config } = context
  const now = context.now().toISOString()
  if (!dryRun) await forgetExpiredConfirmations(db, now)
  if (!dryRun) await purgeDemoMailbox(context)
  const erased: RetentionResult[] = []
  for (const campaign of await listCampaignsWithPeople(db)) {
    if (broken.includes(campaign)) continue
    const plan = planRetention(campaigns.get(campaign), dayOfIso(now), config.retentionDays)
    const { people: scope, deadBefore } = plan
    const people = scope ? await (dryRun ? countRetention : runRetention)(db, { campaign, ...scope }) : 0
    const dead = deadBefore === undefined ? undefined : { campaign, beforeDay: deadBefore }
    const failedMessages = dead ? await (dryRun ? countFailedBefore : eraseFailedBefore)(db, dead) : 0
    if (people + failedMessages > 0) erased.push({ campaign, people, failedMessages })
  }
  return erased
}
