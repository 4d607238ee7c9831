import { readCounter } from '#db/queries/participation/counter.ts'
import { listPaused, pauseMail, resumeMail } from '#db/queries/outbox/pause.ts'
import { countQueue, listFailed, retryMessage, type FailedMessage } from '#db/queries/outbox/queue.ts'
import type { AdminContext } from './admin-context.server.ts'

export interface CampaignMessageCounts {
  slug: string
  confirmed: number
  queued: number
  accepted: number
  failed: number
  bounced: number
  paused: boolean
}

/** The letters of each campaign, and whether every mail is paused. */
export async function readMessageCounts(
  { db }: AdminContext,
  slugs: readonly string[],
): Promise<{ paused: boolean; campaigns: CampaignMessageCounts[] }> {
  const paused = new Set(await listPaused(db))
  const campaigns: CampaignMessageCounts[] = []
  for (const slug of slugs) {
    const { confirmed, accepted, bounced } = await readCounter(db, slug)
    const { queued, failed } = await countQueue(db, slug)
    campaigns.push({ slug, confirmed, queued, accepted, failed, bounced, paused: paused.has(slug) })
  }
  return { paused: paused.has(allCampaigns), campaigns }
}

/** Stands for all campaigns and for the mails to supporters. */
const allCampaigns = '*'

/** Without a slug every mail stops. What is on its way to a mail server at this moment still goes out. */
export const pauseSending = ({ db }: AdminContext, slug = allCampaigns): Promise<void> => pauseMail(db, slug)

/** Without a slug the pause of everything ends; campaigns that were paused by name stay so. */
export const resumeSending = ({ db }: AdminContext, slug = allCampaigns): Promise<void> =>
  resumeMail(db, slug)

/** The slugs that are paused by name. */
export const listPausedCampaigns = async ({ db }: AdminContext): Promise<string[]> =>
  (await listPaused(db)).filter((slug) => slug !== allCampaigns)

export const listFailedMessages = ({ db }: AdminContext): Promise<FailedMessage[]> => listFailed(db)

/**
 * Puts one mail that was given up back into the queue. It is due long ago: so a letter is late, and whoever sends plans it
 * anew by hours, pace and daily cap. False if there is none, or its text is erased.
 */
export const retryFailedMessage = ({ db, now }: AdminContext, id: string): Promise<boolean> =>
  retryMessage(db, id, new Date(now().getTime() - retryBackdateMs).toISOString())

/** Two days, in milliseconds: on none of the days whose places are still given away. */
const retryBackdateMs = 172_800_000
