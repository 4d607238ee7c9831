import { describe, expect, test } from 'vitest'
import { ok } from '#app/core/result.ts'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import {
  acceptMessage,
  ana,
  campaign,
  claim,
  confirmed,
  later,
  letterTo,
  now,
  somebody,
} from '#db/testing/mail.fixture.ts'
import { pauseMail, resumeMail } from './pause.ts'
import { returnMessages, redirectMessage } from './outbox.ts'
import { countDueOnDay, findLatestDue } from './queue.ts'
import { rescheduleLetters } from './reschedule.ts'
import { eraseByKey, withdraw } from '#db/queries/supporter/supporters.ts'

const today = '2026-03-02'
const tomorrow = '2026-03-03T09:00:00.000Z'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  async function claimed(recipients: string[] = ['CH']) {
    await confirmed(database.db, { ...ana, letters: recipients.map(letterTo) })
    return claim(database.db)
  }
  const row = (id: string) =>
    database.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  test('a letter is claimed when nothing is paused that it belongs to', async () => {
    await confirmed(database.db)
    await pauseMail(database.db, campaign)
    expect(await claim(database.db)).toEqual([])
    await resumeMail(database.db, campaign)
    await pauseMail(database.db, '*')
    expect(await claim(database.db)).toEqual([])
    await resumeMail(database.db, '*')
    expect(await claim(database.db)).toHaveLength(1)
  })

  test.each<[string, () => Promise<unknown>]>([
    ['takes it back', () => withdraw(database.db, ana.manageHash, now, () => 'no such key')],
    ['erases herself', () => eraseByKey(database.db, ana.emailKey, () => 'no such key')],
  ])('a claimed letter goes nowhere else once Ana %s', async (_what, act) => {
    const [{ id } = { id: '' }] = await claimed()
    await act()
    expect(
      await redirectMessage(database.db, id, 'worker', { toEmail: 'x@y.example', addressKey: 'k' }),
    ).toBe(false)
    expect(await row(id)).toMatchObject({ status: 'withdrawn', toEmail: null })
  })

  test('a letter whose recipient has another address is sent there, and reports count against that one', async () => {
    const [{ id } = { id: '' }] = await claimed()
    const to = { toEmail: 'new@ch.example', addressKey: 'key of new' }
    expect(await redirectMessage(database.db, id, 'other', to)).toBe(false)
    expect(await redirectMessage(database.db, id, 'worker', to)).toBe(true)
    expect(await row(id)).toMatchObject({ ...to, toName: null })
  })

  test('a worker gives some of its letters back and keeps the others', async () => {
    const [first, second] = await claimed(['CH', 'FR'])
    await returnMessages(database.db, 'worker', first ? [first] : [])
    expect((await claim(database.db, 'other')).map(({ id }) => id)).toEqual([first?.id])
    expect(await acceptMessage(database.db, second?.id ?? '', 'worker', today)).toBe(true)
  })

  test('a letter counts as handed over while a worker has it, and no longer once it was returned or rescheduled', async () => {
    const [letter] = await claimed()
    const { id = '' } = letter ?? {}
    expect(await row(id)).toMatchObject({ unacknowledged: 1 })
    await returnMessages(database.db, 'worker', letter ? [letter] : [])
    expect(await row(id)).toMatchObject({ unacknowledged: 0 })
    const again = await claim(database.db)
    expect(again).toMatchObject([{ id, unacknowledged: 0 }])
    await rescheduleLetters(database.db, { lease: 'worker', letters: again, today }, async () => ok(now))
    expect(await row(id)).toMatchObject({ unacknowledged: 0, lease: null })
    await claim(database.db, 'killed')
    expect(await claim(database.db, 'heir', 10, later)).toMatchObject([{ id, unacknowledged: 1 }])
  })

  test('late letters get other times, one after the other, and no longer count towards today', async () => {
    const letters = await claimed(['CH', 'FR'])
    await confirmed(database.db, somebody('bo'))
    expect(await countDueOnDay(database.db, campaign, today)).toBe(3)
    const seen: (string | undefined)[] = []
    await rescheduleLetters(database.db, { lease: 'worker', letters, today }, async ({ recipient }, trx) => {
      seen.push(
        String(await countDueOnDay(trx, campaign, '2026-03-03')),
        await findLatestDue(trx, recipient ?? ''),
      )
      return ok(tomorrow)
    })
    expect(seen).toEqual(['0', now, '1', now])
    expect(await countDueOnDay(database.db, campaign, today)).toBe(1)
    expect(await countDueOnDay(database.db, campaign, '2026-03-03')).toBe(2)
    expect(await findLatestDue(database.db, 'FR')).toBe(tomorrow)
    expect(await claim(database.db, 'other', 10, later)).toHaveLength(1)
    expect((await claim(database.db, 'other', 10, tomorrow)).map(({ attempts }) => attempts)).toContain(1)
  })

  test('a plan that fails changes nothing', async () => {
    const letters = await claimed()
    const failing = rescheduleLetters(database.db, { lease: 'worker', letters, today }, () =>
      Promise.reject(new Error('no plan')),
    )
    await expect(failing).rejects.toThrow('no plan')
    expect(await countDueOnDay(database.db, campaign, today)).toBe(1)
    expect(await acceptMessage(database.db, letters[0]?.id ?? '', 'worker', today)).toBe(true)
  })
})
