import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeServer } from '../../app/server/mail/smtp.fixture.ts'
import { slug } from './campaign.ts'
import { prepareLetter } from './mails.ts'
import { openSite } from './server.ts'
import { createVisitor, wordsIn } from './visitor.ts'

const { t } = wordsIn('en')
const people = 5

/** A mail server that takes connections and never says a word. */
async function openBlackHole(port: number) {
  const sockets = new Set<Socket>()
  const hole = createServer((socket) => void sockets.add(socket.on('error', () => {}))).listen(
    port,
    '127.0.0.1',
  )
  await once(hole, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    hole.close()
  })
  return sockets
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function timed(deed: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await deed()
  return performance.now() - from
}

// Who had to wait would wait half a minute, each time; a machine with other work is slow once.
test(
  'who asks and who confirms does not wait for a mail server that never answers',
  { timeout: 60_000, retry: 2 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'demarche-hole-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const file = join(folder, 'missions.csv')
    const source = 'https://ch.example/contact,2026-01-31,confirmed'
    await writeFile(
      file,
      `state,seat,email,source_url,source_date,status\nCH,geneva,m@ch.example,${source}\n`,
    )
    const server = await startFakeServer()
    const site = await openSite({
      DIRECTORY_FILE: file,
      DEMARCHE_NOW: '2026-03-07T10:00:00Z',
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: 'Letters <letters@site.example>',
      MAIL_PER_SECOND: '1000',
    })
    const ana = createVisitor(site.url)
    const page = await prepareLetter(ana, `/en/campaigns/${slug}/write/CH`)
    const links = () =>
      server.mails.flatMap(
        ({ source: text }) => /\/en\/confirm\/[\w-]{43}/.exec(text.replaceAll('=\r\n', ''))?.[0] ?? [],
      )
    async function askMany(from: number, count: number) {
      const times: number[] = []
      for (let i = from; i < from + count; i++) {
        const asks = { name: 'Ana', email: `ana${i}@post${i}.example` }
        times.push(await timed(() => ana.press(page, t('send.button'), asks)))
      }
      return median(times)
    }
    async function confirmMany(some: string[]) {
      const times: number[] = []
      for (const link of some)
        times.push(
          await timed(async () => expect((await ana.post(link, {})).text).toContain(t('confirm.done-title'))),
        )
      return median(times)
    }

    const asked = await askMany(0, 2 * people)
    await expect.poll(() => links().length, { timeout: 5000 }).toBe(2 * people)
    const all = links()
    const confirmed = await confirmMany(all.slice(0, people))
    await expect.poll(() => server.mails.length, { timeout: 5000 }).toBe(3 * people)
    await server.stop()
    const held = await openBlackHole(server.port)
    // The first one finds out that nobody speaks.
    await askMany(100, 1)
    await expect.poll(() => held.size, { timeout: 5000 }).toBeGreaterThan(0)

    expect(await askMany(200, people)).toBeLessThan(3 * asked)
    expect(await confirmMany(all.slice(people))).toBeLessThan(3 * Math.max(confirmed, 10))
  },
)
