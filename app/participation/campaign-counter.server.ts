import { readCounter } from '#db/queries/participation/counter.ts'
import { countQueue } from '#db/queries/outbox/queue.ts'
import type { Counter } from './counter.ts'
import type { Context } from '#app/context.ts'

/** The numbers of a campaign, an open letter, or both, as of now. */
export async function readCampaignCounter(
  { db, statements, signatories }: Context,
  slug: string,
): Promise<Counter> {
  const [counts, queue, roll] = await Promise.all([
    readCounter(db, slug),
    countQueue(db, slug),
    statements.has(slug) ? signatories.of(slug) : undefined,
  ])
  const { prepared, reported, confirmed, accepted, bounced, shared } = counts
  return {
    letters: { prepared, reported, confirmed, accepted, bounced, ...queue },
    shares: shared,
    signatures: roll ? roll.counts.organisation.total + roll.counts.person.total : 0,
  }
}
