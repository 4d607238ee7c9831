import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge } from 'altcha-lib'
import { expect, test, vi } from 'vitest'
import { slug } from '../support/campaign.ts'
import { openMonday, prepareLetter, readMailbox, readEmailsTo } from '../support/emails.ts'
import { openSite } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn, type Page } from '../support/visitor.ts'

vi.setConfig({ testTimeout: 240_000 })

const { t } = wordsIn('en')
const path = `/en/campaigns/${slug}/write/CH`
const openAbove = (above = '0') => openSite({ ...openMonday, MAIL_PROOF_ABOVE: above })

async function solve(page: Page): Promise<string> {
  const { challenge: brought = '' } = fillForm(page, t('send.button')).fields
  const { challenge } = JSON.parse(brought.slice(brought.indexOf('.') + 1)) as { challenge: Challenge }
  const found = await solveChallenge({ challenge, deriveKey })
  if (!found) throw new Error('no solution was found')
  return `${found.counter}.${found.derivedKey}`
}

const askFirst = async (base: string, email: string) => {
  const visitor = createVisitor(base)
  const ready = await prepareLetter(visitor, path, { name: 'Ana', town: 'Lima', why: 'My sentence.' })
  return { visitor, step: await visitor.press(ready, t('send.button'), { email }) }
}

test('while few ask nobody is asked for work; from the threshold on everybody is', async () => {
  const { url } = await openAbove('2')
  for (const email of ['ana@example.org', 'bea@example.org'])
    expect((await askFirst(url, email)).step.text).toContain(t('send.look-title'))
  const { step } = await askFirst(url, 'cleo@example.org')
  expect([step.status, step.text]).toEqual([200, expect.stringContaining(t('proof.title'))])
})

test('Bo has no scripts: the page keeps all that was typed, and after the wait it lets one request through', async () => {
  const { url } = await openAbove()
  const { visitor, step } = await askFirst(url, 'bo@example.org')
  expect(step.text).toContain(t('proof.wait', { count: 2 }))
  const { fields } = fillForm(step, t('send.button'))
  expect(fields).toMatchObject({ name: 'Ana', town: 'Lima', why: 'My sentence.', email: 'bo@example.org' })

  expect((await visitor.press(step, t('send.button'))).text).toContain(t('send.look-title'))
  expect(await readEmailsTo(url, 'bo@example.org')).toHaveLength(1)

  const again = await visitor.press(step, t('send.button'), { email: 'cleo@example.org' })
  expect(again.text).toContain(t('proof.again'))
  expect((await visitor.press(again, t('send.button'))).text).toContain(t('send.look-title'))
  expect(await readEmailsTo(url, 'cleo@example.org')).toHaveLength(1)
})

test('Ana’s browser works instead, and her solution is good for her page only', async () => {
  const { url } = await openAbove()
  const { visitor, step } = await askFirst(url, 'ana@example.org')
  const worked = { ticket: '', solution: await solve(step) }
  const { step: others } = await askFirst(url, 'mallory@example.org')
  const { challenge } = fillForm(step, t('send.button')).fields
  const stolen = await visitor.press(others, t('send.button'), { ...worked, challenge: challenge ?? '' })
  expect(stolen.text).toContain(t('proof.again'))
  expect((await visitor.press(step, t('send.button'), worked)).text).toContain(t('send.look-title'))
  expect(await readEmailsTo(url, 'ana@example.org')).toHaveLength(1)
  expect(await readMailbox(url)).toHaveLength(1)
})

test('what was typed wrong is told before any work is asked for', async () => {
  const { url } = await openAbove()
  const { step } = await askFirst(url, 'not an address')
  expect([step.status, step.text]).toEqual([422, expect.stringContaining(t('send.not-an-address-email'))])
})

/** Of each way to get past; a thousand of each were measured once too: docs/mail.md. */
const tries = 150

test.each(['ticket', 'solution'] as const)(
  'an attacker uses one %s again and again and gets one mail',
  async (way) => {
    const site = await openAbove()
    const { step } = await askFirst(site.url, 'mallory@example.org')
    const { form, fields } = fillForm(step, t('send.button'))
    const used = way === 'ticket' ? {} : { ticket: '', solution: await solve(step) }
    let next = 0
    const passed: number[] = []
    const kinds = new Set<string>()
    const sendOn = async () => {
      for (let n = next++; n < tries; n = next++) {
        const email = `xx${String(n).padStart(4, '0')}@people12.example`
        const answer = await fetch(new URL(form.action, site.url), {
          method: 'POST',
          body: new URLSearchParams({ ...fields, ...used, email }),
          headers: { origin: site.url },
        })
        const text = await answer.text()
        if (text.includes(t('send.look-title'))) passed.push(n)
        else kinds.add(`${answer.status} ${text.includes(t('proof.title'))}`)
      }
    }
    await Promise.all(Array.from({ length: tries }, sendOn))
    expect(passed).toHaveLength(1)
    expect([...kinds]).toEqual(['200 true'])
    expect(await readMailbox(site.url)).toHaveLength(1)
  },
)
