import type { Kysely, Transaction } from 'kysely'
import { abilitiesOf } from '../dialects/abilities.ts'
import type { OutboxMail } from '../mail-schema.ts'
import type { Database } from '../schema.ts'
import { addToTally } from './limits.ts'
import { queued } from './mail-rows.ts'
import { takeMoments } from './queue.ts'

/**
 * Gives claimed letters another moment and gives them back, in one transaction. As with `confirmPending` nobody else plans
 * meanwhile; `plan` is asked for one letter after the other and sees with `trx` what the ones before were given. `today`
 * ('YYYY-MM-DD') loses the place that a letter had there. What was withdrawn meanwhile is left as it is.
 */
export async function replanLetters(
  db: Kysely<Database>,
  { lease, letters, today }: { lease: string; letters: readonly OutboxMail[]; today: string },
  plan: (letter: OutboxMail, trx: Transaction<Database>) => Promise<string>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await abilitiesOf(trx).keepWritersOut(trx, 'letter_once')
    for (const letter of letters) {
      const { id, campaign, recipient } = letter
      if (letter.dueAt.slice(0, 10) === today)
        await addToTally(trx, [{ what: 'due', campaign, period: today, n: -1 }])
      const dueAt = await plan(letter, trx)
      await trx
        .updateTable('outbox')
        .set({ due_at: dueAt, lease: null, lease_until: null })
        .where('id', '=', id)
        .where('lease', '=', lease)
        .where('status', '=', queued)
        .execute()
      await takeMoments(trx, campaign, [{ recipient: recipient ?? '', dueAt }])
    }
  })
}
