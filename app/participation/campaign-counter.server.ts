import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { readCounter } from '#db/queries/participation/counter.ts'
import { countQueue } from '#db/queries/outbox/queue.ts'
import type { SignatoryStore } from '#app/signature/signatories/signatory-store.server.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { Counter } from './counter.ts'

interface CounterContext {
  db: Kysely<Database>
  statements: ReadonlyMap<string, Statement>
  signatories: Pick<SignatoryStore, 'of'>
}

/** Reads the current numbers of a campaign, an open letter, or both. */
export async function readCampaignCounter(
  { db, statements, signatories }: CounterContext,
  slug: string,
): Promise<Counter> {
  const [counts, queue, signed] = await Promise.all([
    readCounter(db, slug),
    countQueue(db, slug),
    statements.has(slug) ? signatories.of(slug) : undefined,
  ])
  const { prepared, reported, confirmed, accepted, bounced, shared } = counts
  return {
    letters: { prepared, reported, confirmed, accepted, bounced, ...queue },
    shares: shared,
    signatures: signed ? signed.counts.organisation.total + signed.counts.person.total : 0,
  }
}
