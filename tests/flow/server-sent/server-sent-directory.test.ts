import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'
import { waitFor } from '../../wait-for.ts'
import { fetchCounter, slug } from '../support/campaign.ts'
import { requestSending, prepareLetter } from '../support/emails.ts'
import { openSite } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t, date } = wordsIn('en')
const write = `/en/campaigns/${slug}/write`
const saturday = '2026-03-07T10:00:00Z'

const lines = [
  'state,seat,email,source_url,source_date,status',
  'CH,geneva,mission@ch.example,https://ch.example/contact,2026-01-31,confirmed',
  'FR,geneva,mission@fr.example,https://fr.example/contact,2026-01-31,confirmed',
  'KE,geneva,mission@ke.example,https://ke.example/contact,2026-02-01,unverified',
]

async function openReal(env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-directory-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'missions.csv')
  await writeFile(file, `${lines.join('\n')}\n`)
  return openSite({ DIRECTORY_FILE: file, DEMARCHE_NOW: saturday, ...env })
}

const isOffered = async (url: string, state: string) =>
  (await prepareLetter(createVisitor(url), `${write}/${state}`)).text.includes(t('send.title'))

test('with real addresses and no mail server nothing is offered, no link works and there is no mailbox', async () => {
  const { url } = await openReal()
  expect(await isOffered(url, 'CH')).toBe(false)
  expect((await createVisitor(url).visit('/en/mailbox')).status).toBe(404)
  expect((await createVisitor(url).visit('/en/privacy')).text).not.toContain(t('privacy.mail-title'))
})

test('with a mail server a checked mission is written to, when it works again', async () => {
  const server = await startFakeSmtpServer()
  onTestFinished(() => server.stop())
  const site = await openReal({
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    MAIL_FROM: 'Letters <letters@site.example>',
  })
  const ana = createVisitor(site.url)
  expect([await isOffered(site.url, 'CH'), await isOffered(site.url, 'KE')]).toEqual([true, false])
  expect((await ana.visit('/en/mailbox')).status).toBe(404)
  expect((await ana.visit('/en/privacy')).text).toContain(t('privacy.mail-title'))

  const asked = { name: 'Ana', email: 'ana@post.example', rest: '1' }
  const look = await requestSending(site.url, `${write}/CH?round=CH.FR.KE`, asked)
  expect(look.text).not.toContain(t('send.look-demo'))
  await waitFor('the email to confirm', () => server.messages.length === 1)
  expect(server.messages[0]?.to).toEqual(['ana@post.example'])
  const source = server.messages[0]?.source.replaceAll('=\r\n', '') ?? ''
  const link = /\/en\/confirm\/[\w-]{43}/.exec(source)?.[0] ?? ''
  const page = await ana.visit(link)
  expect(page.text).toContain(t('confirm.pace'))
  const done = await ana.press(page, t('confirm.button', { count: 2 }))
  expect(done.text).toContain(t('confirm.done-queued', { count: 2 }))
  expect(done.text).toContain(t('confirm.done-day', { date: date('2026-03-09') }))
  // The thank-you mail goes at once, the letters on Monday.
  await waitFor('the thank-you email', () => server.messages.length === 2)
  expect(server.messages[1]?.to).toEqual(['ana@post.example'])
  expect((await fetchCounter(site.url)).letters).toMatchObject({ confirmed: 2, queued: 2, accepted: 0 })
})
