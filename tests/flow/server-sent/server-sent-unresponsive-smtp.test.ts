import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'
import { waitFor } from '../../wait-for.ts'
import { slug } from '../support/campaign.ts'
import { prepareLetter } from '../support/emails.ts'
import { openSite } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
const people = ['ana', 'bea', 'eli']

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

test('who asks and who confirms does not wait for a mail server that never answers', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-hole-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'missions.csv')
  const source = 'https://ch.example/contact,2026-01-31,confirmed'
  await writeFile(file, `state,seat,email,source_url,source_date,status\nCH,geneva,m@ch.example,${source}\n`)
  const server = await startFakeSmtpServer()
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
    server.messages.flatMap(
      ({ source: text }) => /\/en\/confirm\/[\w-]{43}/.exec(text.replaceAll('=\r\n', ''))?.[0] ?? [],
    )
  const ask = (who: string) =>
    ana.press(page, t('send.button'), { name: 'Ana', email: `${who}@${who}.example` })

  await Promise.all(people.map(ask))
  await waitFor('a link for everybody', () => links().length === people.length)
  const all = links()
  await server.stop()
  const held = await openBlackHole(server.port)
  // The first one finds out that nobody speaks.
  await ask('first')
  await waitFor('our call to the silent server', () => held.size > 0)

  const [silent] = held
  const asked = await Promise.all(['cem', 'dana'].map(ask))
  const confirmed = await Promise.all(all.map((link) => ana.post(link, {})))
  // The call to the silent server that was under way still is: nobody waited for its end.
  expect(silent?.closed).toBe(false)
  expect(silent?.destroyed).toBe(false)
  for (const { text } of asked) expect(text).toContain(t('send.look-title'))
  for (const { text } of confirmed) expect(text).toContain(t('confirm.done-title'))
})
