import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recordBounce } from '#db/queries/outbox/bounces.ts'
import { readCampaign, reference, slug } from '../../tests/flow/support/campaign.ts'
import { waitFor } from '../../tests/wait-for.ts'
import { listRecipients } from '#app/recipient/recipient.ts'
import { loadConfig } from '#app/config/config.server.ts'
import { createContext } from '#app/create-context.server.ts'
import { createLog } from '#app/log/log.server.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import { countByStatus, queueLetters } from './outbox/outbox.fixture.ts'
import { startFakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'

async function openProgram(env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-mail-'))
  const config = loadConfig({ NODE_ENV: 'test', DATA_DIR: folder, BASE_URL: 'http://localhost:3000', ...env })
  if (!config.ok) throw new Error(config.error.join('\n'))
  const log: string[] = []
  const app = await createContext(
    config.value,
    createLog((line) => void log.push(line)),
    { compose: false },
  )
  let closed: Promise<void> | undefined
  const close = () => (closed ??= app.close())
  onTestFinished(async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  })
  return { ...app, close, folder, log }
}

test('a demonstration delivers to its mailbox at once', async () => {
  const { mail, db, log, folder } = await openProgram()
  expect(mail).toMatchObject({ demo: true, immediate: true, domain: 'demarche.example' })
  // Nothing is opened or written before the first message.
  expect(await readdir(folder)).not.toContain('mailbox')
  const [id] = await queueLetters(db, 1, { toEmail: 'mission.ch@geneva.example' })
  mail?.wake()
  await waitFor('the letter to be accepted', async () =>
    expect(await countByStatus(db)).toEqual({ accepted: 1 }),
  )
  expect(await mail?.mailbox?.list()).toMatchObject([{ id, from: { name: 'Ana' }, to: { name: 'Mission' } }])
  expect(log.join()).not.toMatch(/error|warn|ana@|Ana/)
})

test('with a mail server the same letter is sent to the checked address', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-directory-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'missions.csv')
  const columns =
    'state,seat,kind,email,language,postal_address,source_url,source_date,verified_on,verified_by,status'
  const row =
    'CH,geneva,role,real@mission.example,fr,,https://mission.example/,2026-02-01,2026-03-01,Ana,confirmed'
  await writeFile(file, `${columns}\n${row}\n`)
  const server = await startFakeSmtpServer()
  onTestFinished(server.stop)
  const { mail, db, close } = await openProgram({
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    MAIL_FROM: 'Letters <letters@letters.example>',
    MAIL_DOMAIN: 'bounces.letters.example',
    DIRECTORY_FILE: file,
    DEMARCHE_NOW: '2026-03-03T10:00:00.000Z',
  })
  expect(mail).toMatchObject({ demo: false, immediate: false, mailbox: null })
  const [id] = await queueLetters(db, 1, { dueAt: '2026-03-03T09:59:00.000Z' })
  mail?.wake()
  await waitFor('the letter to be accepted', async () =>
    expect(await countByStatus(db)).toEqual({ accepted: 1 }),
  )
  expect(server.messages).toMatchObject([
    { from: `bounce+${id}@bounces.letters.example`, to: ['real@mission.example'] },
  ])
  await close()
})

test('with real addresses and no mail server nothing is sent', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-directory-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'missions.csv')
  await writeFile(file, 'state,seat,kind,email,language,postal_address,source_url,source_date,status\n')
  const { mail } = await openProgram({ DIRECTORY_FILE: file })
  expect(mail).toBeNull()
})

test('an address that bounced two letters is no longer offered', async () => {
  const recipient = listRecipients(readCampaign(), reference).find(({ id }) => id === 'CH')
  if (!recipient) throw new Error('Switzerland is not written to')
  const { directory, db, secret, close, folder } = await openProgram()
  const email = directory({ slug })(recipient)?.email ?? ''
  expect(email).toBe('mission.ch@geneva.example')
  const key = addressKey(secret, email)
  const waiting = { dueAt: '2999-01-01T00:00:00.000Z', addressKey: key }
  for (const mailId of await queueLetters(db, 2, waiting))
    await recordBounce(db, { mailId, hard: true, code: '5.1.1', failedKey: key, day: '2026-03-02' })
  expect(directory({ slug })(recipient)?.email).toBe(email)
  await close()
  const again = await openProgram({ DATA_DIR: folder })
  expect(again.directory({ slug })(recipient)).toEqual({ status: 'bounced' })
})
