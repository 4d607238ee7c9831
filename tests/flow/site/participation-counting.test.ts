import { createHash, createHmac, randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import type { TestDatabase } from '#db/testing/both.ts'
import type { Counter } from '#app/participation/counter.ts'
import { expectedCounter, fetchCounter, slug } from '../support/campaign.ts'
import { databaseEnv, startSite, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn, type Page } from '../support/visitor.ts'

const { t } = wordsIn('en')
const home = `/en/campaigns/${slug}`
const letterPath = `${home}/write/CH`

const both = databases()

/** A site for the tests of a block, and how far its numbers moved in one of them. */
function useCountingSite(open: () => Promise<Pick<TestDatabase, 'config' | 'close'>>) {
  let site: Site
  let before: Counter
  beforeAll(async () => {
    const database = await open()
    site = await startSite(databaseEnv(database.config))
    return async () => {
      await site.remove()
      await database.close()
    }
  })
  beforeEach(async () => void (before = await fetchCounter(site.url)))

  const moved = async () => {
    const { letters, shares } = await fetchCounter(site.url)
    return expectedCounter(
      letters.prepared - before.letters.prepared,
      letters.reported - before.letters.reported,
      shares - before.shares,
    )
  }
  const visitor = () => createVisitor(site.url)
  const prepare = async (typed: Record<string, string> = {}) => {
    const ana = visitor()
    return ana.press(await ana.visit(letterPath), t('letter.next'), typed)
  }
  return { moved, visitor, prepare }
}

describe.each(both)('at the same moment, on $name,', ({ open }) => {
  const { moved, visitor, prepare } = useCountingSite(open)

  test('ten people walk the whole way at once and count ten', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const somebody = visitor()
        const thanks = await somebody.press(await prepare(), t('out.sent'))
        await somebody.press(thanks, t('share.open', { network: 'X' }))
      }),
    )
    expect(await moved()).toEqual(expectedCounter(10, 10, 10))
  })

  test('one person presses each button ten times at once and counts once', async () => {
    const ready = await prepare()
    const changing = await visitor().press(ready, t('out.change'))
    const tenTimes = (page: Page, label: string) =>
      Promise.all(Array.from({ length: 10 }, () => visitor().press(page, label)))
    await tenTimes(changing, t('letter.next'))
    const [thanks] = await tenTimes(ready, t('out.sent'))
    if (thanks) await tenTimes(thanks, t('share.open', { network: 'X' }))
    expect(await moved()).toEqual(expectedCounter(1, 1, 1))
  })
})

// What is one request after another is the same on each database.
describe('one after the other', () => {
  const { moved, visitor, prepare } = useCountingSite(async () => {
    const [first] = both
    if (!first) throw new Error('there is no database')
    return first.open()
  })

  test('Ana presses each button twice and counts once', async () => {
    const ana = visitor()
    const ready = await prepare()
    const [first, second] = [await ana.press(ready, t('out.sent')), await ana.press(ready, t('out.sent'))]
    expect(withoutTokens(second.html)).toBe(withoutTokens(first.html))
    const open = t('share.open', { network: 'Bluesky' })
    const [once, again] = [await ana.press(first, open), await ana.press(first, open)]
    expect(again.html).toBe(once.html)
    expect(await moved()).toEqual(expectedCounter(1, 1, 1))
  })

  test('Ana opens both networks, and each counts', async () => {
    const ana = visitor()
    const share = await ana.visit(`${home}/share`)
    for (const network of ['X', 'Bluesky']) await ana.press(share, t('share.open', { network }))
    expect(await moved()).toEqual(expectedCounter(0, 0, 2))
  })

  test('Ana changes her letter, prepares it again and counts once', async () => {
    const ana = visitor()
    const ready = await prepare({ text: 'First words', name: 'Ana' })
    const changing = await ana.press(ready, t('out.change'))
    expect(fillForm(changing, t('letter.next')).fields).toMatchObject({ text: 'First words', name: 'Ana' })
    const again = await ana.press(changing, t('letter.next'), { text: 'Better words' })
    expect(again.text).toContain('Better words')
    expect(await moved()).toEqual(expectedCounter(1, 0, 0))
    await ana.press(again, t('out.sent'))
    await ana.press(ready, t('out.sent'))
    expect(await moved()).toEqual(expectedCounter(1, 1, 0))
  })

  test('Ana writes to two missions and counts twice', async () => {
    const ana = visitor()
    for (const state of ['CH', 'KE']) {
      const ready = await ana.press(await ana.visit(`${home}/write/${state}`), t('letter.next'))
      await ana.press(ready, t('out.sent'))
    }
    expect(await moved()).toEqual(expectedCounter(2, 2, 0))
  })

  test('a robot that fills every field sees the same page and counts nothing', async () => {
    const honest = await prepare({ subject: 'Same', text: 'Same' })
    expect(await moved()).toEqual(expectedCounter(1, 0, 0))
    const robot = await prepare({ subject: 'Same', text: 'Same', website: 'https://spam.example' })
    expect(robot.status).toBe(honest.status)
    expect(withoutTokens(robot.html)).toBe(withoutTokens(honest.html))
    expect(robot.html).toHaveLength(honest.html.length)
    // Compressed, two random tokens differ by some bytes; uncompressed the lengths are equal.
    const heads = [robot, honest].map((page) => headersOf(page).filter(([name]) => name !== 'content-length'))
    expect(heads[0]).toEqual(heads[1])
    expect(await moved()).toEqual(expectedCounter(1, 0, 0))
  })

  test.each([
    ['no token', () => ''],
    ['a guessed token', () => `${randomUUID()}.${day()}.${'A'.repeat(43)}`],
    ['a token signed with another key', () => signed(randomUUID(), 'not the key')],
    ['a token of a megabyte, nearly', () => 'a'.repeat(60_000)],
    ['a token with another line in it', () => `${signed(randomUUID(), 'x')}\n`],
  ])('somebody who sends %s gets the same answer and counts nothing', async (_name, forge) => {
    const ready = await prepare()
    const own = fillForm(ready, t('out.sent'))
    const honest = await visitor().post(own.form.action, own.fields)
    const forged = await visitor().post(own.form.action, { token: forge() })
    expect([forged.status, forged.html]).toEqual([honest.status, honest.html])
    expect(forged.status).toBe(303)
    expect(headersOf(forged)).toEqual(headersOf(honest))
    const share = await visitor().visit(`${home}/share`)
    const { form, fields } = fillForm(share, t('share.open', { network: 'X' }))
    const opened = await visitor().post(form.action, fields)
    const alike = await visitor().post(form.action, { ...fields, token: forge() })
    expect([alike.status, alike.html]).toEqual([opened.status, opened.html])
    expect(headersOf(alike)).toEqual(headersOf(opened))
    expect(await moved()).toEqual(expectedCounter(1, 1, 1))
  })
})

const day = () => new Date().toISOString().slice(0, 10)

function signed(id: string, key: string): string {
  const content = `${id}.${day()}`
  return `${content}.${createHmac('sha256', createHash('sha256').update(key).digest()).update(content).digest('base64url')}`
}

const withoutTokens = (html: string) =>
  html
    .replace(/[0-9a-f-]{36}\.\d{4}-\d{2}-\d{2}\.[\w-]{43}/g, '<token>')
    .replace(/(?<=name="stamp" value=")[\w-]+\.[\w-]{43}/g, '<stamp>')

/** All but the time of day. */
const headersOf = ({ headers }: Page) => [...headers].filter(([name]) => name !== 'date')
