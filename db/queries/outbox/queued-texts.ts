import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** Queued letter, with what its supporter wrote. */
export interface QueuedText {
  readonly id: string
  readonly recipient: string
  readonly caseId: string | null
  readonly language: string
  /** Day of its confirmation, 'YYYY-MM-DD'. */
  readonly day: string
  readonly supporter: string
  readonly name: string
  readonly subject: string
  readonly text: string
}

/** Walks the queued letters of a campaign, ordered by recipient; `pageSize` of them are in memory at a time. */
export async function* walkQueuedTexts(
  db: Kysely<Database>,
  campaign: string,
  pageSize = 500,
): AsyncGenerator<QueuedText> {
  let last = { recipient: '', id: '' }
  for (;;) {
    const rows = await db
      .selectFrom('outbox')
      .select(['id', 'recipient', 'caseId', 'language', 'day', 'ownerId', 'replyName', 'subject', 'text'])
      .where('status', '=', 'queued')
      .where('campaign', '=', campaign)
      .where('kind', '=', 'letter')
      .where((eb) =>
        eb.or([
          eb('recipient', '>', last.recipient),
          eb.and([eb('recipient', '=', last.recipient), eb('id', '>', last.id)]),
        ]),
      )
      .orderBy('recipient')
      .orderBy('id')
      .limit(pageSize)
      .execute()
    for (const { id, recipient, caseId, language, day, ...row } of rows) {
      last = { recipient: recipient ?? '', id }
      yield {
        id,
        recipient: last.recipient,
        caseId,
        language,
        day,
        supporter: row.ownerId ?? id,
        name: row.replyName ?? '',
        subject: row.subject ?? '',
        text: row.text ?? '',
      }
    }
    if (rows.length < pageSize) return
  }
}
