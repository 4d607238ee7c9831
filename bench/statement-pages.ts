import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { openDatabase } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { median } from './median.ts'
import { startProcess } from './processes/site.ts'

const slug = 'end-reprisals'
const path = `/en/campaigns/${slug}/statement`

/** Measures a statement's page with 100,000 signatures and the same page with 10, in turns. */
export async function measureStatementPages(): Promise<string[]> {
  const few = await startSigned(10, 39_124)
  const many = await startSigned(100_000, 39_125)
  const lines: string[] = []
  for (const [name, at] of [
    ['statement page', path],
    ['search in the signatories', `${path}/signatories?order=country&q=association`],
  ] as const) {
    for (const { url } of [few, many]) await rate(url + at, 2)
    const rates: { few: number; many: number }[] = []
    for (let round = 0; round < 5; round++)
      rates.push({ few: await rate(few.url + at, 2), many: await rate(many.url + at, 2) })
    const ratio = median(rates.map((r) => r.many / r.few))
    lines.push(
      `${name} with 100,000 signatures: ${Math.round(median(rates.map((r) => r.many)))} per second, ${ratio.toFixed(2)} of the same with 10`,
    )
  }
  few.stop()
  many.stop()
  return lines
}

async function startSigned(count: number, port: number) {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
  const db = openDatabase({ kind: 'file', path: join(folder, 'demarche.sqlite') })
  await migrateToLatest(db)
  const rows = Array.from({ length: count }, (_, i) => ({
    id: randomUUID(),
    statement: slug,
    kind: 'organisation' as const,
    visibility: 'listed' as const,
    status: 'standing' as const,
    authority: 'domain' as const,
    name: `Association ${(i * 7919) % count} for Human Rights`,
    country: ['CH', 'FR', 'KE', 'KR'][i % 4] ?? null,
    version: 1,
    day: '2026-11-21',
    revision: 1,
  }))
  for (let i = 0; i < rows.length; i += 1000)
    await db
      .insertInto('signature')
      .values(rows.slice(i, i + 1000))
      .execute()
  await db
    .insertInto('signatureCount')
    .values({
      statement: slug,
      kind: 'organisation',
      visibility: 'listed',
      version: 1,
      partner: '',
      day: '2026-11-21',
      n: count,
    })
    .execute()
  await db.insertInto('statementRevision').values({ statement: slug, n: 1 }).execute()
  await db.destroy()
  const site = await startProcess(fileURLToPath(new URL('processes/serve.ts', import.meta.url)), [], {
    PORT: String(port),
    DATA_DIR: folder,
  })
  return {
    url: site.url,
    stop: () => {
      site.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function rate(url: string, duration: number): Promise<number> {
  const headers = { 'accept-encoding': 'br' }
  const result = await autocannon({ url, duration, connections: 40, headers })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors from ${url}`)
  return result.requests.average
}
