import { readCounter } from '../../db/queries/counter.ts'
import type { Counter } from '../domain/participation/counter.ts'
import type { Deps } from './deps.server.ts'

/** The numbers of a campaign as of now. Nothing sends letters or collects signatures here yet, so those are zero. */
export async function loadCounter({ db }: Deps, slug: string): Promise<Counter> {
  const { prepared, reported, shared } = await readCounter(db, slug)
  return { letters: { prepared, reported, accepted: 0 }, shares: shared, signatures: 0 }
}
