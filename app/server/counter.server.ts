import { readCounter } from '../../db/queries/counter.ts'
import { countQueue } from '../../db/queries/queue.ts'
import type { Counter } from '../domain/participation/counter.ts'
import type { Deps } from './deps.server.ts'

/** The numbers of a campaign as of now. Nothing collects signatures here yet, so those are zero. */
export async function loadCounter({ db }: Deps, slug: string): Promise<Counter> {
  const [counts, queue] = await Promise.all([readCounter(db, slug), countQueue(db, slug)])
  const { prepared, reported, confirmed, accepted, bounced, shared } = counts
  return {
    letters: { prepared, reported, confirmed, accepted, bounced, ...queue },
    shares: shared,
    signatures: 0,
  }
}
