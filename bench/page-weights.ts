import { get } from 'node:http'
import { startSite } from './processes/site.ts'

const paths = [
  '/en',
  '/zh/campaigns/end-reprisals',
  '/en/campaigns/end-reprisals/cases/viasna',
  '/zh/campaigns/end-reprisals/write',
  '/zh/campaigns/end-reprisals/write/CH',
  '/en/campaigns/end-reprisals/share',
]

/**
 * Measures bytes over the wire (brotli) of a page with its style sheet and script; the budget is 45 KB, 12 KB
 * of it script.
 */
export async function measurePageWeights(): Promise<string[]> {
  const site = await startSite()
  const lines: string[] = []
  for (const path of paths) {
    const page = await load(site.url + path)
    const parts = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(
      (match) => match[1] ?? '',
    )
    const loaded = await Promise.all(parts.map(async (part) => ({ part, ...(await load(site.url + part)) })))
    const script = loaded
      .filter(({ part }) => part.endsWith('.js'))
      .reduce((sum, { bytes }) => sum + bytes, 0)
    const all = page.bytes + loaded.reduce((sum, { bytes }) => sum + bytes, 0)
    lines.push(
      `${path}: ${(all / 1024).toFixed(1)} KB over the wire, ${(script / 1024).toFixed(1)} KB of it script`,
    )
  }
  site.stop()
  return lines
}

async function load(url: string): Promise<{ bytes: number; text: string }> {
  const bytes = await new Promise<number>((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      let sum = 0
      response.on('data', (chunk: Buffer) => (sum += chunk.length))
      response.on('end', () => resolve(sum))
    }).on('error', reject)
  })
  return { bytes, text: await (await fetch(url)).text() }
}
