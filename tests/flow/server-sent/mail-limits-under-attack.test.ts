import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { fetchCounter, slug } from '../support/campaign.ts'
import { openMonday, prepareLetter } from '../support/emails.ts'
import { openSite, type Env, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

vi.setConfig({ testTimeout: 240_000 })

const { t } = wordsIn('en')
/** In all, of four kinds. Ten thousand were measured once too: docs/mail.md. */
const requests = 600
/** Against what is answered with the whole letter, which takes longer to make. */
const bulk = requests / 5
const atOnce = 150

/** So long that all of one attack's addresses have it. */
const numbered = (n: number): string => String(n).padStart(6, '0')

interface Attack {
  name: string
  fields: (n: number) => Record<string, string>
}

/** One mailbox: tags, dots and both names of its provider, capitals. */
const spellings: Attack = {
  name: 'one mailbox under many spellings',
  fields: (n) => {
    const dot = 1 + (n % 5)
    const name = `mallory`.slice(0, dot) + '.' + `mallory`.slice(dot)
    return { email: `${n % 2 ? name : name.toUpperCase()}+${numbered(n)}@gmail.com` }
  },
}
const badTokens: Attack = {
  name: 'tokens of nobody',
  fields: (n) => ({
    email: `token.ab+${numbered(n)}@gmail.com`,
    token: `${numbered(n)}.2026-03-02.${'x'.repeat(43)}`,
  }),
}
const traps: Attack = {
  name: 'bots that fill in everything',
  fields: (n) => ({ email: `traps.ab+${numbered(n)}@gmail.com`, website: 'https://bot.example' }),
}
const manyPeople: Attack = {
  name: 'many addresses',
  fields: (n) => ({ email: `xx${numbered(n)}@people12.example` }),
}

/** What an attacker looks at. Parsing ten thousand pages would take longer than making them. */
interface Reply {
  status: number
  size: number
}

/** Sends so many forms, some at once, each from a network address of `from`, and then one more, whose answer is read. */
async function attack(site: Site, { fields }: Attack, count: number, from = (_n: number) => '203.0.113.7') {
  const path = `/en/campaigns/${slug}/write/CH`
  const ready = await prepareLetter(createVisitor(site.url), path)
  const { form, fields: found } = fillForm(ready, t('send.button'), { name: 'Mallory' })
  const before = await fetchCounter(site.url)
  const replies: Reply[] = []
  let next = 1
  const sendOn = async () => {
    for (let n = next++; n < count; n = next++) {
      const answer = await fetch(new URL(form.action, site.url), {
        method: 'POST',
        body: new URLSearchParams({ ...found, ...fields(n) }),
        headers: { origin: site.url, 'x-forwarded-for': from(n) },
      })
      replies.push({ status: answer.status, size: (await answer.arrayBuffer()).byteLength })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sendOn))
  const mallory = createVisitor(site.url, { 'x-forwarded-for': from(0) })
  const last = await mallory.post(form.action, { ...found, ...fields(0) })
  replies.push({ status: last.status, size: Buffer.byteLength(last.html) })
  expect(await fetchCounter(site.url)).toEqual(before)
  return { replies, last }
}

/** Whom the mails in the mailbox go to, once there are that many and a moment for more has passed. */
async function readAddressees({ dataDir }: Site, least: number): Promise<string[]> {
  const folder = join(dataDir, 'mailbox')
  const list = async () => (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
  for (let i = 0; i < 200 && (await list()).length < least; i++) await wait(50)
  await wait(500)
  const sources = await Promise.all((await list()).map((name) => readFile(join(folder, name), 'utf8')))
  return sources.map((source) => /^To: (.*)$/m.exec(source)?.[1]?.trim() ?? '')
}

const kindsOf = (replies: readonly Reply[]) => [
  ...new Set(replies.map(({ status, size }) => `${status} ${size}`)),
]

/** What is asked for from a hundred on is tested in proof.test.ts. */
const few = { MAIL_PROOF_ABOVE: '1000000' }

const openOn = (env: Env) => openSite({ ...openMonday, TRUST_PROXY: '1', ...env })

test('an attacker’s loop gets the promised mails, the same page each time, and moves no number', async () => {
  const most = 60
  const site = await openOn({
    MAIL_PER_NETWORK_HOUR: '1000000',
    MAIL_CONFIRMATIONS_PER_HOUR: String(most),
    ...few,
  })
  const attacks = [spellings, badTokens, traps, manyPeople]
  const emails: number[] = []
  const replies: Reply[] = []
  for (const [i, one] of attacks.entries()) {
    const answered = await attack(site, one, requests / attacks.length)
    expect(answered.last.text).toContain(t('send.look-title'))
    replies.push(...answered.replies)
    emails.push((await readAddressees(site, [1, 1, 1, most][i] ?? 0)).length)
  }
  expect(emails).toEqual([1, 1, 1, most])
  expect(replies).toHaveLength(requests)
  expect(kindsOf(replies)).toEqual([expect.stringMatching(/^200 /)])
})

test('one network gets the mails of its hour and is told so; another one gets its own', async () => {
  const most = 20
  const site = await openOn({ MAIL_PER_NETWORK_HOUR: String(most) })
  const household = (n: number) => `2001:db8:1:2:${(n % 9999) + 1}::7`
  const { replies, last } = await attack(site, manyPeople, bulk, household)
  const told = replies.filter(({ status }) => status === 429)
  expect(told).toHaveLength(bulk - most)
  expect(kindsOf(told)).toHaveLength(1)
  expect(kindsOf(replies.filter(({ status }) => status !== 429))).toEqual([expect.stringMatching(/^200 /)])
  expect(last.text).toContain(t('send.limited-hour'))
  expect(fillForm(last, t('send.button')).fields).toMatchObject({ name: 'Mallory', ...manyPeople.fields(0) })
  const ana: Attack = { name: 'Ana', fields: () => ({ email: 'ana@example.org' }) }
  await attack(site, ana, 1, () => '2001:db8:1:3::7')
  const addressees = await readAddressees(site, most + 1)
  expect(addressees).toHaveLength(most + 1)
  expect(new Set(addressees).size).toBe(most + 1)
  expect(addressees).toContain('ana@example.org')
})

test('bots use up what their network may ask for just as people do: the answer tells them nothing', async () => {
  const site = await openOn({ MAIL_PER_NETWORK_HOUR: '5' })
  for (const [i, one] of [spellings, badTokens, traps].entries()) {
    const { replies } = await attack(site, one, 20, () => `203.0.113.${i}`)
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5)
  }
  expect(await readAddressees(site, 1)).toHaveLength(1)
})
