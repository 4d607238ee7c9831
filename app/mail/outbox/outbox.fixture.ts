import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { MessageKind, OutboxTable } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { ok } from '#app/core/result.ts'
import { createLog } from '#app/log/log.server.ts'
import { realTimers } from '#app/time/real-timers.server.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import type { MailServer } from '#app/config/mail-settings.ts'
import {
  openTransport,
  type SmtpAccount,
  type TransportOptions,
} from '#app/mail/transport/transport.server.ts'
import { startOutboxWorker, type OutboxWorkerDeps } from './worker/outbox-worker.server.ts'

export const secret = 'a secret of thirty-two characters'
export const domain = 'letters.example'

export const smtpAccountFor = (
  server: Partial<MailServer> & { port: number },
  more: Partial<SmtpAccount> = {},
): SmtpAccount => ({
  server: { host: '127.0.0.1', tls: 'none', login: null, ...server },
  from: { name: 'Letters', address: 'letters@letters.example' },
  domain,
  baseUrl: 'https://letters.example',
  rtl: new Set(['ar']),
  dkim: null,
  perSecond: undefined,
  ...more,
})

/** Queues messages that are due. Returns their ids. */
export async function queueLetters(
  db: Kysely<Database>,
  count: number,
  more: Partial<OutboxTable> = {},
  kind: MessageKind = 'letter',
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i): OutboxTable => ({
    id: randomUUID(),
    kind,
    campaign: 'end-reprisals',
    recipient: 'CH',
    caseId: null,
    language: 'en',
    status: 'queued',
    day: '2026-03-02',
    ownerKind: null,
    ownerId: null,
    attempts: 0,
    unacknowledged: 0,
    dueAt: new Date(Date.now() - 60_000 + i).toISOString(),
    lease: null,
    leaseUntil: null,
    reason: null,
    addressKey: kind === 'letter' ? addressKey(secret, more.toEmail ?? 'mission@ch.example') : null,
    toEmail: 'mission@ch.example',
    toName: 'Mission',
    replyEmail: 'ana@post.example',
    replyName: 'Ana',
    subject: `Letter ${i}`,
    text: 'Excellency,\n\nplease act.\n\nAna',
    ...more,
  }))
  for (let i = 0; i < rows.length; i += 500)
    await db
      .insertInto('outbox')
      .values(rows.slice(i, i + 500))
      .execute()
  return rows.map(({ id }) => id)
}

export async function countByStatus(db: Kysely<Database>): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map(({ status, n }) => [status, Number(n)]))
}

/** Starts a worker like the program's, with shorter intervals and time-outs. */
export function startTestWorker(
  db: Kysely<Database>,
  port: number,
  more: Partial<OutboxWorkerDeps> = {},
  transport: TransportOptions = { timeouts: { connect: 500, silence: 2000 } },
) {
  const log: string[] = []
  const worker = startOutboxWorker({
    db,
    log: createLog((line) => void log.push(line)),
    secret,
    now: () => new Date(),
    random: () => 0.5,
    timers: realTimers,
    onBounced: () => {},
    resolveAddress: () => ok('mission@ch.example'),
    open: async () => openTransport(smtpAccountFor({ port }), transport),
    concurrency: { few: 5, many: 20 },
    pollIntervalMs: 100,
    stopTimeoutMs: 500,
    ...more,
  })
  return { ...worker, log }
}
