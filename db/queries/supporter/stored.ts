import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { MessageStatus } from '#db/schema/outbox.ts'
import { dayOfIso } from '#app/time/days.ts'
import { confirmedBy, findSupporter, listPending, unsent } from './supporters.ts'

interface StoredLetter {
  readonly recipient: string
  readonly caseId: string | null
  readonly language: string
  readonly status: MessageStatus | 'pending'
  /** Day of its last change, 'YYYY-MM-DD'. */
  readonly day: string
}

/** Data that is stored of a person for one campaign. */
interface Stored {
  readonly campaign: string
  readonly name: string | null
  readonly email: string | null
  readonly letters: readonly StoredLetter[]
  /** Number of letters sent, no longer linked to the person. */
  readonly unlinked: number
}

/** Reads all that is stored under the same mailbox and campaign, whichever of its links is used. */
export async function readStored(db: Kysely<Database>, manageHash: string): Promise<Stored | undefined> {
  const supporter = await findSupporter(db, manageHash)
  if (!supporter) return undefined
  const ids = confirmedBy(db, supporter)
  const pending = await listPending(db, supporter)
  const messages = await db
    .selectFrom('outbox')
    .select(['kind', 'recipient', 'caseId', 'language', 'status', 'day', 'reason'])
    .select((eb) => eb.fn.coalesce('replyEmail', 'toEmail').as('email'))
    .select((eb) => eb.fn.coalesce('replyName', 'toName').as('name'))
    .where('ownerId', 'in', ids)
    .orderBy('day')
    .orderBy('recipient')
    .execute()
  const { n } = await db
    .selectFrom('dedupKey')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('supporterId', 'in', ids)
    .executeTakeFirstOrThrow()
  const linked = messages.flatMap(({ kind, recipient, caseId, language, status, day }) =>
    kind === 'letter' && recipient !== null ? [{ recipient, caseId, language, status, day }] : [],
  )
  const marked = messages.filter(
    ({ kind, status, reason }) => kind === 'letter' && !(status === 'withdrawn' && reason === unsent),
  )
  const waiting = pending.flatMap(({ content, createdAt }) =>
    content.letters.map(({ recipient, caseId, language }) => ({
      recipient,
      caseId,
      language,
      status: 'pending' as const,
      day: dayOfIso(createdAt),
    })),
  )
  const known = [...pending.map(({ email, content: { name } }) => ({ email, name })), ...messages].find(
    ({ email }) => email !== null,
  )
  return {
    campaign: supporter.campaign,
    name: known?.name ?? null,
    email: known?.email ?? null,
    letters: [...waiting, ...linked],
    unlinked: n - marked.length,
  }
}
