import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import type { BounceReport } from './bounces.ts'
import { forgetBounces, listBouncedAddresses, recordBounce } from './bounces.ts'
import { readCounter } from '#db/queries/participation/counter.ts'
import {
  acceptMessage,
  ask,
  campaign,
  claim,
  confirmed,
  everythingStored,
  later,
  now,
  somebody,
  ten,
} from '#db/testing/mail.fixture.ts'
import { failMessage } from './outbox.ts'
import { forgetExpiredConfirmations } from '#db/queries/confirmation/expiry.ts'
import { countQueue } from './queue.ts'

const day = '2026-03-02'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const numbers = () => readCounter(database.db, campaign)
  const report = (mailId: string, more: Partial<BounceReport> = {}) =>
    recordBounce(database.db, { mailId, hard: true, code: '5.1.1', failedKey: 'key of CH', day, ...more })

  async function sent(who: string) {
    await confirmed(database.db, somebody(who))
    const [mail] = await claim(database.db)
    await acceptMessage(database.db, mail?.id ?? '', 'worker', day)
    return mail?.id ?? ''
  }

  test('a letter bounces: it counts as bounced once, however often the report is read', async () => {
    const id = await sent('ana')

    const answers = await Promise.all(
      ten.map(() =>
        recordBounce(database.again(), {
          mailId: id,
          hard: true,
          code: '5.1.1',
          failedKey: 'key of CH',
          day,
        }),
      ),
    )
    await report(id, { code: '5.2.1' })

    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await numbers()).toMatchObject({ confirmed: 1, accepted: 1, bounced: 1 })
    expect(await database.db.selectFrom('outbox').select('status').where('id', '=', id).execute()).toEqual([
      { status: 'bounced' },
    ])
  })

  test('an address is dropped after two hard bounces, not after one or after soft ones', async () => {
    const ids = [await sent('ana'), await sent('bo'), await sent('cy')]
    const [first = '', second = '', third = ''] = ids
    await report(first)
    await report(first, { code: '5.1.2' })
    await report(second, { hard: false, code: '4.2.2' })
    expect(await listBouncedAddresses(database.db)).toEqual(new Set())

    await report(third)

    expect(await listBouncedAddresses(database.db)).toEqual(new Set(['key of CH']))
    expect(await listBouncedAddresses(database.db, 3)).toEqual(new Set())
    expect(await forgetBounces(database.db, 'key of CH')).toBe(4)
    expect(await listBouncedAddresses(database.db)).toEqual(new Set())
  })

  test('a hostile recipient names another mission: the letter counts as bounced, and neither address is dropped', async () => {
    for (const who of ['ana', 'bo', 'cy']) {
      const id = await sent(who)
      expect(await report(id, { failedKey: 'key of FR' })).toBe(true)
    }

    expect(await numbers()).toMatchObject({ accepted: 3, bounced: 3 })
    const evidence = await database.db
      .selectFrom('bounce')
      .select(['addressKey', 'hard'])
      .distinct()
      .execute()
    expect(evidence).toEqual([{ addressKey: 'key of CH', hard: 0 }])
    expect(await listBouncedAddresses(database.db, 1)).toEqual(new Set())
  })

  test('a letter bounces before its receipt is recorded: accepted, bounced, and not sent again', async () => {
    await confirmed(database.db)
    const [mail] = await claim(database.db)

    expect(await report(mail?.id ?? '')).toBe(true)

    expect(await numbers()).toMatchObject({ accepted: 1, bounced: 1 })
    expect(await acceptMessage(database.db, mail?.id ?? '', 'worker', day)).toBe(false)
    expect(await claim(database.db, 'other', 10, later)).toEqual([])
    await forgetExpiredConfirmations(database.db, now)
    expect(await everythingStored(database)).not.toContain('CANARY')
  })

  test('a letter refused outright stays given up; the refusal is evidence against the address', async () => {
    await confirmed(database.db)
    const [mail] = await claim(database.db)
    await failMessage(database.db, mail?.id ?? '', 'worker', {
      day,
      reason: 'smtp-550-5.1.1',
      unacknowledged: 0,
    })

    expect(await report(mail?.id ?? '')).toBe(true)

    expect(await numbers()).toMatchObject({ accepted: 0, bounced: 0 })
    expect(await listBouncedAddresses(database.db, 1)).toEqual(new Set(['key of CH']))
  })

  test('a letter that was given up without an answer bounces: it was accepted, once, and is bounced', async () => {
    await confirmed(database.db)
    const [mail] = await claim(database.db)
    const unclear = { day, reason: 'unanswered-twice', unacknowledged: 2 }
    await failMessage(database.db, mail?.id ?? '', 'worker', unclear)

    expect(await report(mail?.id ?? '')).toBe(true)
    expect(await report(mail?.id ?? '')).toBe(false)

    expect(await numbers()).toMatchObject({ accepted: 1, bounced: 1 })
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 0, failed: 0 })
  })

  test("a message to Ana bounces: no count changes, and nothing is kept about Ana's address", async () => {
    await ask(database.db)
    const [mail] = await claim(database.db)
    await acceptMessage(database.db, mail?.id ?? '', 'worker', day)

    expect(await report(mail?.id ?? '')).toBe(true)
    expect(await report(mail?.id ?? '')).toBe(false)

    expect(await numbers()).toMatchObject({ accepted: 0, bounced: 0 })
    expect(await listBouncedAddresses(database.db, 1)).toEqual(new Set())
  })

  test('a forged report about a message that was never sent changes nothing', async () => {
    expect(await report('6a1f0c1e-0000-4000-8000-000000000000')).toBe(false)
    expect(await database.db.selectFrom('bounce').selectAll().execute()).toEqual([])
  })
})
