import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** A letter that waits, with what its supporter wrote. */
export interface QueuedText {
  readonly id: string
  readonly recipient: string
  readonly caseId: string | null
  readonly language: string
  /** On which it was confirmed, 'YYYY-MM-DD'. */
  readonly day: string
  readonly supporter: string
  readonly name: string
  readonly subject: string
  readonly text: string
}

/** The letters of a campaign that wait, those to one recipient together; so many at a time are in memory. */
export async function* walkQueuedTexts(
  db: Kysely<Database>,
  campaign: string,
  atOnce = 500,
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
      .limit(atOnce)
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
    if (rows.length < atOnce) return
  }
}
