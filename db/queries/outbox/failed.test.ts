import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { countFailedBefore, eraseFailedBefore, listCampaignsWithPeople } from './failed.ts'
import {
  acceptMessage,
  ask,
  campaign,
  claim,
  confirmed,
  everythingStored,
  letterTo,
  somebody,
} from '#db/testing/mail.fixture.ts'
import { failMessage } from './outbox.ts'
import { countQueue, listFailed } from './queue.ts'
import { countRetention, runRetention } from '#db/queries/supporter/retention.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const giveUp = async (day: string) => {
    const [letter] = await claim(database.db)
    expect(
      await failMessage(database.db, letter?.id ?? '', 'worker', {
        day,
        reason: 'smtp-550',
        unacknowledged: 0,
      }),
    ).toBe(true)
  }

  test('a message given up long ago loses its text and its addresses, and still counts as failed', async () => {
    const { db } = database
    await confirmed(db)
    await giveUp('2026-03-02')
    const scope = (beforeDay: string) => ({ campaign, beforeDay })
    expect([
      await countFailedBefore(db, scope('2026-03-02')),
      await eraseFailedBefore(db, scope('2026-03-02')),
    ]).toEqual([0, 0])
    expect(await listFailed(db)).toMatchObject([{ canRetry: true }])
    expect(await countFailedBefore(db, scope('2026-03-03'))).toBe(1)
    expect(await eraseFailedBefore(db, { campaign: 'another', beforeDay: '2026-03-03' })).toBe(0)
    expect(await eraseFailedBefore(db, scope('2026-03-03'))).toBe(1)
    expect(await eraseFailedBefore(db, scope('2026-03-03'))).toBe(0)
    expect(await listFailed(db)).toMatchObject([{ canRetry: false, reason: 'smtp-550' }])
    expect(await countQueue(db, campaign)).toEqual({ queued: 0, failed: 1 })
    expect(await everythingStored(database)).not.toContain('CANARY')
  })

  test('supporters with a queued letter are spared, if that is requested', async () => {
    const { db } = database
    await confirmed(db, somebody('done', { letters: [letterTo('CH')] }))
    const [letter] = await claim(db)
    await acceptMessage(db, letter?.id ?? '', 'worker', '2026-03-02')
    await confirmed(db, somebody('waiting', { letters: [letterTo('FR')] }))
    await ask(db, somebody('undecided'))
    const scope = { campaign, beforeDay: '2026-03-03', sparesWaiting: true }
    expect([await countRetention(db, scope), await runRetention(db, scope)]).toEqual([2, 2])
    expect(await countQueue(db, campaign)).toEqual({ queued: 1, failed: 0 })
    const all = { ...scope, sparesWaiting: false }
    expect([await countRetention(db, all), await runRetention(db, all), await runRetention(db, all)]).toEqual(
      [1, 1, 0],
    )
    expect(await countQueue(db, campaign)).toEqual({ queued: 0, failed: 0 })
    expect(await everythingStored(database)).not.toContain('CANARY')
  })

  test('every campaign with people is found, also when its folder is gone', async () => {
    const { db } = database
    expect(await listCampaignsWithPeople(db)).toEqual([])
    await ask(db, somebody('undecided', { campaign: 'second' }))
    await confirmed(db, somebody('a', { campaign: 'first' }))
    expect(await listCampaignsWithPeople(db)).toEqual(['first', 'second'])
  })
})
