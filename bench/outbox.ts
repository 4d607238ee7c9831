import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import nodemailer from 'nodemailer'
import { listRecipients } from '#app/recipient/recipient.ts'
import { createAddressResolver } from '#app/mail/address/recipient-address.server.ts'
import { createReschedulePolicy } from '#app/mail/schedule/reschedule.server.ts'
import { queueLetters, startTestWorker } from '#app/mail/outbox/outbox.fixture.ts'
import { defaultConnections, messagesPerConnection } from '#app/mail/transport/transport.server.ts'
import { openDatabase } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { countQueue } from '#db/queries/outbox/queue.ts'
import type { Database } from '#db/schema/database.ts'
import { readCampaign, reference } from '../tests/flow/support/campaign.ts'
import { median } from './median.ts'
import { startProcess } from './processes/site.ts'

const perRound = 2000
const rounds = 5
const drained = 10_000
const text = Array(6)
  .fill('Excellency, I write to you about a defender of human rights. '.repeat(4))
  .join('\n\n')

const campaign = readCampaign()
const missions = listRecipients(campaign, reference).flatMap(({ kind, id }) =>
  kind === 'mission' ? [id] : [],
)
const tuesday = Date.parse('2026-03-03T10:00:00.000Z') - performance.now()
const inWorkingHours = (): Date => new Date(tuesday + performance.now())
const addressees = {
  campaigns: new Map([[campaign.slug, campaign]]),
  reference,
  directory: () => () => ({ email: 'mission@ch.example', status: 'confirmed' as const }),
}

/**
 * Measures emails per second through the outbox, with its commits, and from a bare pooled nodemailer to the
 * same server, in turns.
 */
export async function measureOutbox(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
  const sink = await startProcess(fileURLToPath(new URL('processes/mail-sink.ts', import.meta.url)))
  const port = Number(sink.url)
  const db = openDatabase({ kind: 'file', path: join(folder, 'outbox.sqlite') })
  await migrateToLatest(db)
  try {
    await sendBare(port, 500)
    await sendQueued(db, port, 500)
    const rates: { bare: number; queued: number }[] = []
    for (let round = 0; round < rounds; round++)
      rates.push({
        bare: await sendBare(port, perRound),
        queued: (await sendQueued(db, port, perRound)).rate,
      })
    const ratio = median(rates.map(({ bare, queued }) => queued / bare))
    const rate = Math.round(median(rates.map(({ queued }) => queued)))
    const { peaks } = await sendQueued(db, port, drained)
    return [
      `outbox: ${rate} emails per second with durable commits, ${ratio.toFixed(2)} of bare pooled nodemailer`,
      `outbox: ${drained} queued letters drained; heap in its quarters at most ${peaks.join(', ')} MB`,
    ]
  } finally {
    await db.destroy()
    sink.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sendBare(port: number, count: number): Promise<number> {
  const transporter = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: defaultConnections,
    maxMessages: Infinity,
  })
  const html = `<p>${text.replaceAll('\n\n', '</p>\n<p>')}</p>`
  const start = performance.now()
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      transporter.sendMail({
        from: { name: 'Ana', address: 'letters@letters.example' },
        replyTo: { name: 'Ana', address: 'ana@post.example' },
        to: { name: 'Mission', address: 'mission@ch.example' },
        subject: `Letter ${i}`,
        text,
        html,
      }),
    ),
  )
  const rate = (count * 1000) / (performance.now() - start)
  transporter.close()
  return rate
}

/** Missions alternate, so that letters to one of them are not sent together and each is due. */
async function queueInRotation(db: Kysely<Database>, count: number): Promise<void> {
  const ids = await queueLetters(db, count, { text })
  const due = inWorkingHours().getTime() - 60_000
  await db.transaction().execute(async (trx) => {
    for (const [i, id] of ids.entries())
      await trx
        .updateTable('outbox')
        .set({ recipient: missions[i % missions.length] ?? '', dueAt: new Date(due + i).toISOString() })
        .where('id', '=', id)
        .execute()
  })
}

async function sendQueued(db: Kysely<Database>, port: number, count: number) {
  await db.deleteFrom('outbox').execute()
  await queueInRotation(db, count)
  const peaks = [0, 0, 0, 0]
  const start = performance.now()
  const worker = startTestWorker(db, port, {
    now: inWorkingHours,
    concurrency: { few: defaultConnections, many: messagesPerConnection * defaultConnections },
    reschedulePolicy: createReschedulePolicy(addressees, {
      perRecipientHour: 12,
      perCampaignDay: 100_000,
      immediate: false,
    }),
    resolveAddress: createAddressResolver({ ...addressees, now: inWorkingHours }, false),
  })
  // Polling affects the measurement, so it is rare and uses an index.
  for (let left = count; left > 0;) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    left = (await countQueue(db, 'end-reprisals')).queued
    const quarter = Math.min(3, Math.floor((4 * (count - left)) / count))
    peaks[quarter] = Math.max(peaks[quarter] ?? 0, Math.round(process.memoryUsage().heapUsed / 1e6))
  }
  const rate = (count * 1000) / (performance.now() - start)
  await worker.stop()
  return { rate, peaks }
}
