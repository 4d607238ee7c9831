import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { median } from './median.ts'
import { startProcess, startSite } from './processes/site.ts'

const pages = {
  'campaign page': '/en/campaigns/end-reprisals',
  'letter page': '/zh/campaigns/end-reprisals/write/CH',
}
const acceptEncoding = { 'accept-encoding': 'br' }

/**
 * Measures pages per second from the site and from a raw node:http server sending the same bytes, in turns.
 */
export async function measurePagesServed(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
  const site = await startSite()
  const lines: string[] = []
  for (const [name, path] of Object.entries(pages)) {
    const raw = await startRaw(folder, site.url + path)
    const rates: { site: number; raw: number }[] = []
    await rate(site.url + path, 2)
    await rate(raw.url, 2)
    for (let round = 0; round < 5; round++)
      rates.push({ site: await rate(site.url + path, 3), raw: await rate(raw.url, 3) })
    raw.stop()
    const ratio = median(rates.map((r) => r.site / r.raw))
    lines.push(
      `${name}: ${Math.round(median(rates.map((r) => r.site)))} per second, ${ratio.toFixed(2)} of raw node:http sending the same bytes`,
    )
  }
  site.stop()
  rmSync(folder, { recursive: true, force: true })
  return lines
}

/** Fetches a page and serves its bytes and headers from a raw server. */
async function startRaw(folder: string, url: string) {
  const { request } = await import('node:http')
  const answer = await new Promise<{ headers: Record<string, string>; body: Buffer }>((resolve, reject) => {
    request(url, { headers: acceptEncoding }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ headers: response.headers as Record<string, string>, body: Buffer.concat(chunks) }),
      )
    })
      .on('error', reject)
      .end()
  })
  const { connection: _connection, 'keep-alive': _keepAlive, date: _date, ...headers } = answer.headers
  writeFileSync(join(folder, 'body'), answer.body)
  writeFileSync(join(folder, 'headers.json'), JSON.stringify(headers))
  return startProcess(fileURLToPath(new URL('processes/raw-server.ts', import.meta.url)), [
    join(folder, 'body'),
    join(folder, 'headers.json'),
  ])
}

async function rate(url: string, duration: number): Promise<number> {
  const result = await autocannon({ url, duration, connections: 40, headers: acceptEncoding })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors from ${url}`)
  return result.requests.average
}
