import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { readCounter } from '#db/queries/participation/counter.ts'
import {
  acceptMessage,
  ana,
  anasThree,
  ask,
  campaign,
  claim,
  confirm,
  confirmed,
  day,
  everythingStored,
  keyOf,
  sendAnasThree,
  somebody,
  ten,
} from '#db/testing/mail.fixture.ts'

import { countQueue } from '#db/queries/outbox/queue.ts'
import { runRetention } from './retention.ts'
import { eraseByKey, findSupporter } from './supporters.ts'
import { readStored } from './stored.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const numbers = () => readCounter(database.db, campaign)

  test('Ana erases herself again and again: no limit begins again, and no mission gets a second letter', async () => {
    const visits = ['02', '03', '04', '05', '06', '07'].map((date) =>
      somebody(`visit ${date}`, {
        emailKey: ana.emailKey,
        createdAt: `2026-03-${date}T08:00:00.000Z`,
        expiresAt: '2026-03-20T08:00:00.000Z',
      }),
    )
    const answers: string[] = []
    for (const visit of visits) {
      answers.push(await ask(database.db, visit))
      await confirm(database.db, visit)
      for (const { id } of await claim(database.db)) await acceptMessage(database.db, id, 'worker', day)
      await eraseByKey(database.db, ana.emailKey, keyOf)
    }

    expect(answers).toEqual([...Array.from({ length: 5 }, () => 'recorded'), 'refused'])
    expect(await numbers()).toMatchObject({ confirmed: 1, accepted: 1 })
    expect(await everythingStored(database)).not.toContain('CANARY')
    const people = await database.db.selectFrom('supporter').select(['emailKey', 'manageHash']).execute()
    expect(people).toEqual([
      { emailKey: `nobody ${campaign} ${day}`, manageHash: `nobody ${campaign} ${day}` },
    ])

    await runRetention(database.db, { campaign, beforeDay: '2026-03-20' })
    for (const table of ['supporter', 'dedupKey', 'confirmationRequest'] as const)
      expect(await database.db.selectFrom(table).selectAll().execute()).toEqual([])
  })

  test('Ana erases herself before anything was sent: no deduplication key keeps her from writing to a mission', async () => {
    await confirmed(database.db, anasThree)
    await eraseByKey(database.db, ana.emailKey, keyOf)
    expect(await database.db.selectFrom('dedupKey').selectAll().execute()).toEqual([])
    expect(await database.db.selectFrom('supporter').selectAll().execute()).toEqual([])
  })

  test('Ana erases herself: nothing that names her is in any file, and the numbers stay', async () => {
    await sendAnasThree(database.db)
    await confirmed(
      database.db,
      { ...somebody('elsewhere', { campaign: 'another' }), emailKey: ana.emailKey },
      true,
    )
    await ask(database.db, somebody('third', { campaign: 'third', emailKey: ana.emailKey }))
    const before = await numbers()
    expect(await everythingStored(database)).toContain('CANARY')

    expect(await eraseByKey(database.db, ana.emailKey, keyOf)).toMatchObject({ rows: 3 })

    const left = await everythingStored(database)
    for (const trace of ['CANARY', ana.manageHash, ana.tokenHash]) expect(left).not.toContain(trace)
    expect(await numbers()).toEqual(before)
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 0, failed: 1 })
    expect(await claim(database.db, 'other', 10, '2026-03-09T09:00:00.000Z')).toEqual([])
    expect(await findSupporter(database.db, ana.manageHash)).toBeUndefined()
    expect(await eraseByKey(database.db, ana.emailKey, keyOf)).toMatchObject({ rows: 0 })
  })

  test('Ana erases herself while her letter is under way: it counts if it was sent', async () => {
    await confirmed(database.db)
    const [message] = await claim(database.db)

    await eraseByKey(database.db, ana.emailKey, keyOf)

    expect(await acceptMessage(database.db, message?.id ?? '', 'worker', day)).toBe(true)
    expect((await numbers()).accepted).toBe(1)
    expect(await everythingStored(database)).not.toContain('CANARY')
  })

  test('a hundred others stay when Ana goes', async () => {
    await confirmed(database.db)
    for (const i of ten)
      await confirmed(database.db, somebody(`person ${i}`, { email: `p${i}@example.org`, name: `P${i}` }))

    await eraseByKey(database.db, ana.emailKey, keyOf)

    expect(await countQueue(database.db, campaign)).toEqual({ queued: 10, failed: 0 })
    expect(await claim(database.db)).toHaveLength(10)
    expect(await everythingStored(database)).not.toContain(ana.email)
  })

  test('after the end of a campaign its supporters are forgotten, the numbers stay, later ones too', async () => {
    await sendAnasThree(database.db)
    await ask(database.db, somebody('unconfirmed'))
    await confirmed(
      database.db,
      somebody('elsewhere', { campaign: 'another', email: 'elsewhere@example.org', name: 'El' }),
    )
    const before = await numbers()

    expect(await runRetention(database.db, { campaign, beforeDay: day })).toBe(0)
    expect((await readStored(database.db, ana.manageHash))?.letters).toHaveLength(2)
    expect(await runRetention(database.db, { campaign, beforeDay: '2026-03-03' })).toBe(2)

    const left = await everythingStored(database)
    expect(left).not.toContain('ana.CANARY')
    expect(left).not.toContain('Ana CANARY')
    expect(left).toContain('elsewhere@example.org')
    expect(await numbers()).toEqual(before)
    expect(await countQueue(database.db, 'another')).toEqual({ queued: 1, failed: 0 })
    expect(await runRetention(database.db, { campaign, beforeDay: '2026-03-03' })).toBe(0)
  })
})
