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
  later,
  letterTo,
  now,
  sendAnasThree,
  somebody,
  ten,
} from '#db/testing/mail.fixture.ts'
import { deferMessage } from '#db/queries/outbox/outbox.ts'
import { forgetExpiredConfirmations } from '#db/queries/confirmation/expiry.ts'
import { countQueue, retryMessage } from '#db/queries/outbox/queue.ts'
import { eraseByKey, findSupporter, withdraw } from './supporters.ts'
import { readStored } from './stored.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const numbers = () => readCounter(database.db, campaign)
  const letters = async () => (await readStored(database.db, ana.manageHash))?.letters ?? []
  const statuses = async () => (await letters()).map(({ recipient, status }) => `${recipient} ${status}`)

  test('the link in her first mail shows Ana what is stored, before and after she confirms', async () => {
    await ask(database.db)
    const supporter = { campaign, emailKey: ana.emailKey, language: 'en' }
    const stored = { campaign, name: ana.name, email: ana.email, unlinked: 0 }
    const letter = { recipient: 'CH', caseId: 'case-7', language: 'fr', day }
    expect(await findSupporter(database.db, ana.manageHash)).toEqual(supporter)
    expect(await readStored(database.db, ana.manageHash)).toEqual({
      ...stored,
      letters: [{ ...letter, status: 'pending' }],
    })

    await confirm(database.db)

    expect(await findSupporter(database.db, ana.manageHash)).toEqual(supporter)
    expect(await readStored(database.db, ana.manageHash)).toEqual({
      ...stored,
      letters: [{ ...letter, status: 'queued' }],
    })
    expect(await readStored(database.db, 'guessed')).toBeUndefined()
  })

  test('when everything was sent, nothing but a number is left to show', async () => {
    await confirmed(database.db)
    const [mail] = await claim(database.db)
    await acceptMessage(database.db, mail?.id ?? '', 'worker', day)
    await forgetExpiredConfirmations(database.db, now)

    const stored = { campaign, name: null, email: null, letters: [], unlinked: 1 }
    expect(await readStored(database.db, ana.manageHash)).toEqual(stored)
    expect(await everythingStored(database)).not.toContain('CANARY')
  })

  test('either of her links shows all that Ana has in the campaign, and nobody else', async () => {
    await confirmed(database.db)
    await ask(
      database.db,
      somebody('visit', {
        emailKey: ana.emailKey,
        letters: [letterTo('FR')],
        createdAt: '2026-03-03T08:00:00.000Z',
      }),
    )
    await confirmed(database.db, somebody('bo', { letters: [letterTo('DE')] }))

    expect(await statuses()).toEqual(['FR pending', 'CH queued'])
    expect((await readStored(database.db, 'manage of visit'))?.letters).toEqual(await letters())
  })

  test('Ana withdraws: what waits and what was given up is never sent; what was sent stays counted', async () => {
    const { failed } = await sendAnasThree(database.db)
    await ask(
      database.db,
      somebody('visit', { emailKey: ana.emailKey, createdAt: '2026-03-03T08:00:00.000Z' }),
    )

    expect(await withdraw(database.db, ana.manageHash, now, keyOf)).toEqual({ withdrawn: 3, underWay: 0 })

    expect((await letters()).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn'])
    expect((await readStored(database.db, ana.manageHash))?.unlinked).toBe(1)
    expect(await claim(database.db, 'other', 10, '2026-03-09T09:00:00.000Z')).toEqual([])
    expect(await retryMessage(database.db, failed, later)).toBe(false)
    expect(await numbers()).toMatchObject({ confirmed: 3, accepted: 1 })
    expect(await everythingStored(database)).not.toContain('CANARY')
    expect(await withdraw(database.db, ana.manageHash, now, keyOf)).toEqual({ withdrawn: 0, underWay: 0 })
    expect(await withdraw(database.db, 'guessed', now, keyOf)).toEqual({ withdrawn: 0, underWay: 0 })
  })

  test('Ana withdraws while a letter is under way: it is not tried again, and counts only if it was sent', async () => {
    await confirmed(database.db, { ...ana, letters: ['CH', 'FR'].map(letterTo) })
    const [first, second] = await claim(database.db)

    expect(await withdraw(database.db, ana.manageHash, now, keyOf)).toEqual({ withdrawn: 2, underWay: 2 })

    expect(await acceptMessage(database.db, first?.id ?? '', 'worker', day)).toBe(true)
    expect(
      await deferMessage(database.db, second?.id ?? '', 'worker', {
        dueAt: later,
        reason: 'x',
        unacknowledged: 0,
      }),
    ).toBe(false)
    expect(await claim(database.db, 'other', 10, '2026-03-09T09:00:00.000Z')).toEqual([])
    expect((await numbers()).accepted).toBe(1)
    expect(await statuses()).toEqual([`${second?.recipient} withdrawn`])
  })

  test('after withdrawing Ana may write to the same missions again, but not where a letter went or may have gone', async () => {
    const { given } = await sendAnasThree(database.db)
    await claim(database.db, 'other')
    await withdraw(database.db, ana.manageHash, now, keyOf)
    const again = somebody('again', {
      emailKey: ana.emailKey,
      letters: anasThree.letters,
      createdAt: '2026-03-03T08:00:00.000Z',
    })
    await confirmed(database.db, again)

    const [queued] = await claim(database.db, 'third', 10, '2026-03-03T09:00:00.000Z')
    expect(queued?.recipient).not.toBe(given)
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 1, failed: 0 })
    const stored = await readStored(database.db, ana.manageHash)
    expect(stored?.letters.map(({ status }) => status).sort()).toEqual(['queued', 'withdrawn', 'withdrawn'])
    expect(stored?.unlinked).toBe(1)
  })

  test.each([
    ['may have gone out: it takes no second one', 1],
    ['did not go out: it can be written again', 0],
  ])('Ana withdraws a letter that was handed over and %s', async (_what, unacknowledged) => {
    await confirmed(database.db)
    const [{ id } = { id: '' }] = await claim(database.db)
    const reason = 'network-etimedout'
    await deferMessage(database.db, id, 'worker', { dueAt: later, reason, unacknowledged })
    await withdraw(database.db, ana.manageHash, now, keyOf)
    const again = somebody('again', { emailKey: ana.emailKey, createdAt: '2026-03-03T08:00:00.000Z' })
    await confirmed(database.db, again)
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 1 - unacknowledged, failed: 0 })
  })

  test('people ask, confirm, withdraw, erase and are sent for all at once: nobody waits for another for ever', async () => {
    const people = ten.map((i) => somebody(`person ${i}`, { emailKey: `key ${i % 5}`, campaign: `c${i}` }))
    for (const person of people) await ask(database.db, person)
    const connections = ten.slice(0, 4).map(() => database.again())
    const at = (i: number) => connections[i % 4] ?? database.db

    const outcomes = await Promise.allSettled(
      people.flatMap((person, i) => [
        confirm(at(i), person, true),
        withdraw(at(i + 1), person.manageHash, now, keyOf),
        ...(i < 3 ? [eraseByKey(at(i + 2), person.emailKey, keyOf)] : []),
        claim(at(i + 3), `worker ${i}`).then((messages) =>
          Promise.all(messages.map(({ id }) => acceptMessage(at(i), id, `worker ${i}`, day))),
        ),
        ask(at(i + 2), somebody(`late ${i}`)),
        forgetExpiredConfirmations(at(i), now),
      ]),
    )

    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
  })
})
