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
  deadMails: number
}

export interface RetentionOptions {
  /** by slug; a campaign that has mistakes must stand in `broken`, or it is taken for one that is gone */
  campaigns: ReadonlyMap<string, Pick<Campaign, 'schedule' | 'session'>>
  /** slugs whose files cannot be read now: their end is not known, so nothing of theirs is erased */
  broken: readonly string[]
  dryRun?: boolean
}

/** Drafts too: a campaign may become one again. */
export const retentionOptionsOf = ({ campaigns }: Pick<LoadedCampaigns, 'campaigns'>): RetentionOptions => ({
  campaigns: new Map(campaigns.flatMap(({ slug, campaign }) => (campaign ? [[slug, campaign]] : []))),
  broken: campaigns.flatMap(({ slug, campaign }) => (campaign ? [] : [slug])),
})

/** The demonstration's mailbox keeps no mail for longer than RETENTION_DAYS, whatever campaign it is of. Returns how many went. */
export const purgeDemoMailbox = (
  { config, now }: Pick<AdminContext, 'config' | 'now'>,
  { dryRun = false }: Pick<RetentionOptions, 'dryRun'> = {},
): Promise<number> => {
  const before = daysAfter(now(), -config.retentionDays)
  return eraseOldMessages(config.folders.data, before.toISOString(), { dryRun })
}

/**
 * Erases what is due: what nobody confirmed within 48 hours, old mails of the demonstration's mailbox, and of each campaign what docs/decisions/0019-retention.md
 * says. May run as often as one likes, in several processes at once. Gives what was (or would be) erased, where anything was.
 */
export async function runMailRetention(
  desk: Pick<AdminContext, 'config' | 'db' | 'now'>,
  { campaigns, broken, dryRun = false }: RetentionOptions,
): Promise<RetentionResult[]> {
  const { db, config } = desk
  const now = desk.now().toISOString()
  if (!dryRun) await forgetExpiredConfirmations(db, now)
  if (!dryRun) await purgeDemoMailbox(desk)
  const erased: RetentionResult[] = []
  for (const campaign of await listCampaignsWithPeople(db)) {
    if (broken.includes(campaign)) continue
    const plan = planRetention(campaigns.get(campaign), dayOfIso(now), config.retentionDays)
    const { people: scope, deadBefore } = plan
    const people = scope ? await (dryRun ? countRetention : runRetention)(db, { campaign, ...scope }) : 0
    const dead = deadBefore === undefined ? undefined : { campaign, beforeDay: deadBefore }
    const deadMails = dead ? await (dryRun ? countFailedBefore : eraseFailedBefore)(db, dead) : 0
    if (people + deadMails > 0) erased.push({ campaign, people, deadMails })
  }
  return erased
}
