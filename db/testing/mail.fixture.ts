import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Kysely, KyselyPlugin } from 'kysely'
import { DeleteQueryNode, InsertQueryNode, TableNode, UpdateQueryNode } from 'kysely'
import type { TestDatabase } from './both.ts'
import type { NewLetter } from '#db/schema/outbox.ts'
import type { PendingConfirmation, PendingLetter } from '#db/schema/confirmation.ts'
import type { Database } from '#db/schema/database.ts'
import type { ConfirmationLimits } from '#db/queries/confirmation/limits.ts'
import { requestConfirmation } from '#db/queries/confirmation/request.ts'
import type { DedupKeyOf } from '#db/queries/supporter/dedup-keys.ts'
import { acceptMessages, claimMessages, failMessage } from '#db/queries/outbox/outbox.ts'
import type { LettersPlan } from '#db/queries/supporter/confirm-letters.ts'
import { confirmLetters } from '#db/queries/supporter/confirm-letters.ts'

export const campaign = 'end-reprisals'
export const limits: ConfirmationLimits = { perCampaignDay: 1, perDay: 3, ever: 5, perHour: 10_000 }
export const mail = { subject: 'Please confirm', text: 'Press the button.' }
export const now = '2026-03-02T09:00:00.000Z'
export const later = '2026-03-02T10:00:00.000Z'
export const ten = Array.from({ length: 10 }, (_, i) => i)

export const letterTo = (recipient: string): PendingLetter => ({
  recipient,
  caseId: 'case-7',
  language: 'fr',
  subject: `To ${recipient}`,
  text: `Letter of CANARY to ${recipient}`,
})

/** A supporter's request, flat, so that a test names only what matters to it. */
interface LettersRequest {
  readonly id: string
  readonly tokenHash: string
  readonly manageHash: string
  readonly campaign: string
  readonly language: string
  readonly email: string
  readonly emailKey: string
  readonly name: string
  readonly letters: readonly PendingLetter[]
  readonly createdAt: string
  readonly expiresAt: string
}

export const ana: LettersRequest = {
  id: 'id-of-ana',
  tokenHash: 'hash-of-token',
  manageHash: 'hash-of-manage',
  campaign,
  language: 'en',
  email: 'ana.CANARY@example.org',
  emailKey: 'key-of-ana',
  name: 'Ana CANARY',
  letters: [letterTo('CH')],
  createdAt: '2026-03-02T08:00:00.000Z',
  expiresAt: '2026-03-04T08:00:00.000Z',
}

/** Somebody else, or Ana another time: every id and hash is their own. */
export const somebody = (who: string, more: Partial<LettersRequest> = {}): LettersRequest => ({
  ...ana,
  id: `id of ${who}`,
  tokenHash: `token of ${who}`,
  manageHash: `manage of ${who}`,
  emailKey: `key of ${who}`,
  ...more,
})

export const toPending = ({ campaign, name, letters, ...request }: LettersRequest) =>
  ({
    ...request,
    kind: 'letters',
    slug: campaign,
    signatureId: null,
    content: { name, letters },
  }) satisfies PendingConfirmation<'letters'>

export const ask = (db: Kysely<Database>, request: LettersRequest = ana) =>
  requestConfirmation(db, { pending: toPending(request), mail, limits })

export const showLetter = (letter: PendingLetter, emailKey: string, dueAt = now): NewLetter => ({
  ...letter,
  dedupKey: `${letter.recipient} ${emailKey}`,
  toEmail: `mission-${letter.recipient}@example.org`,
  addressKey: `key of ${letter.recipient}`,
  toName: `Mission of ${letter.recipient}`,
  dueAt,
})

/** Plans every letter for at once, with thanks if told to. */
export const plan =
  (thanks = false) =>
  async ({ content, emailKey }: PendingConfirmation<'letters'>): Promise<LettersPlan> => ({
    letters: content.letters.map((letter) => showLetter(letter, emailKey)),
    ...(thanks ? { thanks: { subject: 'Thank you', text: 'Dear CANARY, thank you.' } } : {}),
  })

export const confirm = (db: Kysely<Database>, { tokenHash }: LettersRequest = ana, thanks = false) =>
  confirmLetters(db, { tokenHash, now }, plan(thanks))

/** Requests and confirms; the confirmation message counts as delivered. */
export async function confirmed(db: Kysely<Database>, request: LettersRequest = ana, thanks = false) {
  await ask(db, request)
  return confirm(db, request, thanks)
}

export const claim = (db: Kysely<Database>, lease = 'worker', limit = 10, at = now) =>
  claimMessages(db, { lease, now: at, leaseUntil: new Date(Date.parse(at) + 60_000).toISOString(), limit })

/** Calls `acceptMessages` for one message. False if the lease was lost. */
export const acceptMessage = async (db: Kysely<Database>, id: string, lease: string, day: string) =>
  (await acceptMessages(db, [id], [lease], day)).length === 1

/** Plugin with which the n-th writing statement fails, as in a power cut. */
export function powerCutAt(nth: number): KyselyPlugin & { writes: string[] } {
  const writes: string[] = []
  return {
    writes,
    transformQuery({ node }) {
      if (InsertQueryNode.is(node) || UpdateQueryNode.is(node) || DeleteQueryNode.is(node)) {
        const table = InsertQueryNode.is(node) ? node.into : undefined
        writes.push(table && TableNode.is(table) ? table.table.identifier.name : node.kind)
        if (writes.length === nth) throw new Error('power cut')
      }
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

/** Reads all bytes that a database keeps in files; of a server, all values in its tables. */
export async function everythingStored({ config, db }: TestDatabase): Promise<string> {
  if (config.kind === 'url') {
    const tables = [
      'pendingConfirmation',
      'supporter',
      'dedupKey',
      'outbox',
      'confirmationRequest',
      'participation',
    ] as const
    return JSON.stringify(
      await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())),
    )
  }
  const folder = dirname(config.path)
  const names = await readdir(folder)
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('')
}

export const day = '2026-03-02'
/** Deduplication key as in the fixtures, always with Ana's mailbox. */
export const keyOf: DedupKeyOf = ({ recipient }) => `${recipient} ${ana.emailKey}`
export const anasThree = { ...ana, letters: ['CH', 'DE', 'FR'].map(letterTo) }

/** Sends Ana's three letters: one is accepted, one given up, one queued. */
export async function sendAnasThree(
  db: Kysely<Database>,
): Promise<{ given?: string | null; failed: string }> {
  await confirmed(db, anasThree)
  const [first, second] = await claim(db, 'worker', 2)
  await acceptMessage(db, first?.id ?? '', 'worker', day)
  await failMessage(db, second?.id ?? '', 'worker', { day, reason: 'smtp-550-5.1.1', unacknowledged: 0 })
  return { ...(first ? { given: first.recipient } : {}), failed: second?.id ?? '' }
}
