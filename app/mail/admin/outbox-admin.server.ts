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

/** Counts the letters of each campaign, and reads whether every message is paused. */
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

/** Scope of a pause that covers all campaigns and the messages to supporters. */
const allCampaigns = '*'

/** Pauses a campaign's letters, or every message without a slug. Those being handed to a mail server are still sent. */
export const pauseSending = ({ db }: AdminContext, slug = allCampaigns): Promise<void> => pauseMail(db, slug)

/** Ends a pause; without a slug that of everything, which leaves campaigns paused that were paused by name. */
export const resumeSending = ({ db }: AdminContext, slug = allCampaigns): Promise<void> =>
  resumeMail(db, slug)

/** Lists the slugs that are paused by name. */
export const listPausedCampaigns = async ({ db }: AdminContext): Promise<string[]> =>
  (await listPaused(db)).filter((slug) => slug !== allCampaigns)

export const listFailedMessages = ({ db }: AdminContext): Promise<FailedMessage[]> => listFailed(db)

/**
 * Queues a message again that was given up. Its due time is long past, so a letter counts as late and is rescheduled by working hours,
 * pace and daily limit. False if there is none, or its text is erased.
 */
export const retryFailedMessage = ({ db, now }: AdminContext, id: string): Promise<boolean> =>
  retryMessage(db, id, new Date(now().getTime() - retryBackdateMs).toISOString())

/** Two days, in milliseconds: earlier than every day whose letters are still being planned. */
const retryBackdateMs = 172_800_000
