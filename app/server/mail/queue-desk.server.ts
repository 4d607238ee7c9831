import { readCounter } from '../../../db/queries/participation/counter.ts'
import { listPaused, pauseMail, resumeMail } from '../../../db/queries/outbox/pause.ts'
import { countQueue, listFailed, retryMail, type FailedMessage } from '../../../db/queries/outbox/queue.ts'
import type { Desk } from './desk.server.ts'

export interface MailNumbers {
  slug: string
  confirmed: number
  queued: number
  accepted: number
  failed: number
  bounced: number
  paused: boolean
}

/** The letters of each campaign, and whether every mail is paused. */
export async function measureMail(
  { db }: Desk,
  slugs: readonly string[],
): Promise<{ paused: boolean; campaigns: MailNumbers[] }> {
  const paused = new Set(await listPaused(db))
  const campaigns: MailNumbers[] = []
  for (const slug of slugs) {
    const { confirmed, accepted, bounced } = await readCounter(db, slug)
    const { queued, failed } = await countQueue(db, slug)
    campaigns.push({ slug, confirmed, queued, accepted, failed, bounced, paused: paused.has(slug) })
  }
  return { paused: paused.has(everything), campaigns }
}

/** Stands for all campaigns and for the mails to supporters. */
const everything = '*'

/** Without a slug every mail stops. What is on its way to a mail server at this moment still goes out. */
export const pause = ({ db }: Desk, slug = everything): Promise<void> => pauseMail(db, slug)

/** Without a slug the pause of everything ends; campaigns that were paused by name stay so. */
export const resume = ({ db }: Desk, slug = everything): Promise<void> => resumeMail(db, slug)

/** The slugs that are paused by name. */
export const listPausedCampaigns = async ({ db }: Desk): Promise<string[]> =>
  (await listPaused(db)).filter((slug) => slug !== everything)

export const listDeadMails = ({ db }: Desk): Promise<FailedMessage[]> => listFailed(db)

/**
 * Puts one mail that was given up back into the queue. It is due long ago: so a letter is late, and whoever sends plans it
 * anew by hours, pace and daily cap. False if there is none, or its text is erased.
 */
export const retryDead = ({ db, now }: Desk, id: string): Promise<boolean> =>
  retryMail(db, id, new Date(now().getTime() - retriedLate).toISOString())

/** Two days, in milliseconds: on none of the days whose places are still given away. */
const retriedLate = 172_800_000
