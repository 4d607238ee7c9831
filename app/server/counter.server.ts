import { readCounter } from '../../db/queries/counter.ts'
import { countQueue } from '../../db/queries/queue.ts'
import type { Counter } from '../domain/participation/counter.ts'
import type { Context } from '../context.ts'

/** The numbers of a campaign, an open letter, or both, as of now. */
export async function loadCounter({ db, statements, rolls }: Context, slug: string): Promise<Counter> {
  const [counts, queue, roll] = await Promise.all([
    readCounter(db, slug),
    countQueue(db, slug),
    statements.has(slug) ? rolls.of(slug) : undefined,
  ])
  const { prepared, reported, confirmed, accepted, bounced, shared } = counts
  return {
    letters: { prepared, reported, confirmed, accepted, bounced, ...queue },
    shares: shared,
    signatures: roll ? roll.counts.organisation.total + roll.counts.person.total : 0,
  }
}
