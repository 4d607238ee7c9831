import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { openDatabase } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { requestConfirmation } from '#db/queries/confirmation/request.ts'
import { confirmLetters } from '#db/queries/supporter/confirm-letters.ts'
import { listUsedDedupKeys } from '#db/queries/supporter/dedup-keys.ts'
import type { NewLetter } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import type { Context } from '#app/context.ts'
import { folders } from '#app/config/folders.server.ts'
import { loadLocales } from '#app/locale/locales.server.ts'
import { createDuePlanner } from '#app/mail/schedule/due-planner.server.ts'
import { composeThanksEmail } from '#app/mail/message/letter-emails.server.ts'
import { recipientLabel } from '#app/mail/message/recipient-labels.ts'
import { readCampaign, reference } from '../tests/flow/support/campaign.ts'
import { median } from './median.ts'

const people = 2_000
const now = '2026-03-02T09:00:00.000Z'
const limits = { perCampaignDay: 1, perDay: 3, ever: 5, perHour: Infinity }
const mail = { subject: 'Please confirm your letter', text: 'x'.repeat(800) }
const letter = {
  recipient: 'CH',
  caseId: null,
  language: 'fr',
  subject: 'A letter to the mission',
  text: 'x'.repeat(2_500),
}

const campaign = readCampaign()
const decision = decideRecipient(campaign, reference, 'CH', undefined)
if (!decision.ok) throw new Error('nobody writes to CH')
const ch = decision.value
const pace = { perRecipientHour: 12, perCampaignDay: 2000, immediate: false }
/** The data that texts of emails are made with. */
const app = {
  reference,
  locales: loadLocales(folders.locales),
  config: { host: { baseUrl: 'https://letters.example' } },
} as unknown as Context

/**
 * Measures confirmations per second in the file database, each durable on disk before its response: deletes
 * the pending request, queues the letter and the thanks, records the participation. Compared with the same
 * amount of writing in bare transactions of one statement.
 */
export async function measureConfirmations(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
  const db = openDatabase({ kind: 'file', path: join(folder, 'demarche.db') })
  await migrateToLatest(db)
  await db.schema.createTable('bare').addColumn('text', 'text').execute()
  const bare = await perSecond([1, 2, 3], () => sql`insert into bare values (${letter.text})`.execute(db))
  const confirm = await requestAll(db)
  const confirmed = await perSecond([1, 2, 3], confirm)
  const together = await perSecond([1, 2, 3], confirm, 50)
  await db.destroy()
  rmSync(folder, { recursive: true })
  return [
    `confirmations per second, durable, one letter and thanks each: ${Math.round(confirmed)}, 50 at once: ${Math.round(together)} (bare durable inserts of one letter: ${Math.round(bare)})`,
  ]
}

async function perSecond(
  rounds: readonly number[],
  task: () => Promise<unknown>,
  atOnce = 1,
): Promise<number> {
  const rates: number[] = []
  for (const _ of rounds) {
    const from = performance.now()
    let left = people
    const come = async () => {
      while (left-- > 0) await task()
    }
    await Promise.all(Array.from({ length: atOnce }, come))
    rates.push((people / (performance.now() - from)) * 1_000)
  }
  return median(rates)
}

/** Creates enough pending requests for every round; the returned function confirms the next one. */
async function requestAll(db: Kysely<Database>): Promise<() => Promise<void>> {
  const tokens = Array.from({ length: people * 6 }, () => randomUUID())
  for (const token of tokens)
    await requestConfirmation(db, {
      pending: {
        id: token,
        kind: 'letters',
        slug: 'end-reprisals',
        tokenHash: token,
        manageHash: token,
        signatureId: null,
        language: 'en',
        email: `${token}@example.org`,
        emailKey: token,
        content: { name: 'A supporter', letters: [letter] },
        createdAt: '2026-03-02T08:00:00.000Z',
        expiresAt: '2026-03-04T08:00:00.000Z',
      },
      mail,
      limits,
    })
  return async () => {
    const answer = await confirmLetters(db, { tokenHash: tokens.pop() ?? '', now }, async (pending, trx) => {
      const known = await listUsedDedupKeys(trx, [pending.emailKey])
      const dueOf = createDuePlanner(trx, campaign, pace, new Date(now))
      const letters: NewLetter[] = []
      for (const each of pending.content.letters) {
        const due = known.has(pending.emailKey) ? undefined : await dueOf(ch)
        const to = { toEmail: 'mission@example.org', addressKey: 'key', toName: null }
        if (due) letters.push({ ...each, ...to, dueAt: due.toISOString(), dedupKey: pending.emailKey })
      }
      const recipients = letters.map(({ recipient }) => recipientLabel(app, campaign, recipient, 'en'))
      return {
        letters,
        thanks: composeThanksEmail(app, { campaign, lang: 'en', recipients, manageToken: 'm' }),
      }
    })
    if (answer !== 'confirmed') throw new Error(answer)
  }
}
