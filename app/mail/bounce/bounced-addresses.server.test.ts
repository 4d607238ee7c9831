import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { databases, type TestDatabase } from '#db/testing/both.ts'
import { recordBounce } from '#db/queries/outbox/bounces.ts'
import { joinDirectories, type Address, type Directory } from '#app/recipient/address.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import { createLog } from '#app/log/log.server.ts'
import { watchBouncedAddresses, excludeBounced } from './bounced-addresses.server.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import { queueLetters, secret } from '#app/mail/outbox/outbox.fixture.ts'

const [sqlite] = databases()
let store: TestDatabase

beforeEach(async () => {
  if (!sqlite) throw new Error('no database')
  store = await sqlite.openMigrated()
})
afterEach(() => store.close())

async function watch() {
  let changes = 0
  const log: string[] = []
  const bounced = await watchBouncedAddresses({
    db: store.db,
    secret,
    log: createLog((line) => void log.push(line)),
    changed: () => void changes++,
  })
  onTestFinished(bounced.stop)
  return { ...bounced, log, changes: () => changes }
}

test('one bounced letter is bad luck, two mean that the address does not exist', async () => {
  const bounced = await watch()
  const messages = await queueLetters(store.db, 2)
  for (const [i, mailId] of messages.entries()) {
    expect(bounced.has('mission@ch.example')).toBe(false)
    const key = addressKey(secret, 'mission@ch.example')
    await recordBounce(store.db, { mailId, hard: true, code: '5.1.1', failedKey: key, day: '2026-03-02' })
    await bounced.refresh()
    expect(bounced.changes()).toBe(i)
  }
  expect(bounced.has('Mission@CH.example')).toBe(true)
  expect(bounced.has('mission@fr.example')).toBe(false)
  await bounced.refresh()
  expect(bounced.changes()).toBe(1)
})

test('while the database is away, bounced addresses known before are still known', async () => {
  const bounced = await watch()
  await store.db.destroy()
  await bounced.refresh()
  expect(bounced.log.join()).toContain('bounced-not-read')
})

const recipient = { id: 'CH', kind: 'mission' } as Recipient
const has = (address: string) => address === 'mission@ch.example'
const holding = (address: Address): Directory => Object.assign(() => address, { holds: () => true })
const mission: Address = { email: 'mission@ch.example', status: 'confirmed', kind: 'role' }

test('a mission whose email bounced can be written to by post only', () => {
  expect(excludeBounced(holding({ ...mission, postal: ['Street', 'City'] }), has)(recipient)).toEqual({
    status: 'bounced',
    postal: ['Street', 'City'],
  })
  expect(excludeBounced(holding(mission), () => false)(recipient)).toEqual(mission)
})

test('and without a postal address not at all; the page says why, and no other directory is used', () => {
  const bounced = excludeBounced(holding(mission), has)
  expect(bounced(recipient)).toEqual({ status: 'bounced' })
  expect(joinDirectories(bounced, () => mission)(recipient)).toEqual({ status: 'bounced' })
})
