import type { Kysely, Transaction } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import type { Database } from '#db/schema/database.ts'
import type { MessageText, NewLetter } from '#db/schema/outbox.ts'
import { confirmPending } from '#db/queries/confirmation/pending.ts'
import { recordDue } from '#db/queries/outbox/queue.ts'
import { countLetters, queueMessages } from '#db/queries/outbox/rows.ts'

type PendingLetters = PendingConfirmation<'letters'>

/** Letters and notice that follow from a confirmation. */
export interface LettersPlan {
  readonly letters: readonly NewLetter[]
  readonly thanks?: MessageText | undefined
}

/**
 * Confirms letters, in one transaction: of any number at once one wins, and only its `plan` runs. No other confirmation of
 * letters runs meanwhile, so what `plan` reads with `trx` about pace and caps stays true; it must be quick. A letter whose
 * `dedupKey` is known is neither queued nor counted. If `plan` throws, nothing has happened.
 */
export async function confirmLetters(
  db: Kysely<Database>,
  link: { tokenHash: string; now: string },
  plan: (pending: PendingLetters, trx: Transaction<Database>) => Promise<LettersPlan>,
): Promise<'confirmed' | 'gone'> {
  const outcome = await confirmPending(
    db,
    { kind: 'letters', ...link },
    {
      lock: (trx) => capabilitiesOf(trx).lockTable(trx, 'dedupKey'),
      apply: async (pending, trx) => {
        const { letters, thanks } = await plan(pending, trx)
        await insertSupporter(trx, pending, link.now)
        await queueAll(trx, pending, { letters: await keepNew(trx, pending.id, letters), thanks }, link.now)
        return 'confirmed' as const
      },
    },
  )
  return outcome ?? 'gone'
}

async function insertSupporter(
  trx: Transaction<Database>,
  { id, slug, emailKey, manageHash, language }: PendingLetters,
  now: string,
): Promise<void> {
  await trx
    .insertInto('supporter')
    .values({ id, campaign: slug, emailKey, manageHash, language, day: dayOfIso(now) })
    .execute()
}

async function keepNew(
  trx: Transaction<Database>,
  supporterId: string,
  letters: readonly NewLetter[],
): Promise<NewLetter[]> {
  if (letters.length === 0) return []
  const byKey = new Map(letters.map((letter) => [letter.dedupKey, letter]))
  const added = await trx
    .insertInto('dedupKey')
    .values([...byKey.keys()].map((key) => ({ key, supporterId })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute()
  const isNew = new Set(added.map(({ key }) => key))
  return [...byKey.values()].filter(({ dedupKey }) => isNew.has(dedupKey))
}

async function queueAll(
  trx: Transaction<Database>,
  { id, slug: campaign, language, email, content: { name } }: PendingLetters,
  { letters, thanks }: LettersPlan,
  now: string,
): Promise<void> {
  const shared = { campaign, ownerKind: 'supporter' as const, ownerId: id, day: dayOfIso(now) }
  const rows = letters.map((letter) => ({
    ...shared,
    kind: 'letter' as const,
    recipient: letter.recipient,
    caseId: letter.caseId,
    language: letter.language,
    addressKey: letter.addressKey,
    toEmail: letter.toEmail,
    toName: letter.toName,
    replyEmail: email,
    replyName: name,
    subject: letter.subject,
    text: letter.text,
    dueAt: letter.dueAt,
  }))
  const toSupporter = { kind: 'notice' as const, language, toEmail: email, toName: name, dueAt: now }
  await queueMessages(trx, [...rows, ...(thanks ? [{ ...shared, ...toSupporter, ...thanks }] : [])])
  await recordDue(trx, campaign, letters)
  await countLetters(trx, 'confirmed', rows)
}
