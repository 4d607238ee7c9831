import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import type { OutboxTable } from '#db/schema/outbox.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import {
  reference,
  readRealCampaign,
  compositionContextAt,
} from '../../../tests/content/composition-context.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import { signLetter } from '#app/letter/editing/letter-form.ts'
import { chooseBySeed } from '#app/letter/wording.ts'
import { detectNearDuplicates } from './own-words-duplicates.server.ts'
import { queueLetters } from '#app/mail/outbox/outbox.fixture.ts'

const campaign = readRealCampaign()
const context = compositionContextAt('2026-03-04T10:00:00Z')
const advert =
  'Buy cheap watches today, only here and only now, for half of the price, delivered to your door within a day.'
const sister = 'My sister spoke in Geneva and was taken away, and until today nobody tells us where she is.'

/** A letter as it waits in the queue, composed on Monday and confirmed on Tuesday. */
function write(supporter: string, recipient: string, why: string, seed = 0): Partial<OutboxTable> {
  const decision = decideRecipient(campaign, reference, recipient, undefined)
  if (!decision.ok) throw new Error(decision.error.code)
  const compose = prepareLetterComposer(campaign, 'en', compositionContextAt('2026-03-02T10:00:00Z'))
  const letter = compose(decision.value, undefined, chooseBySeed(seed))
  const signed = signLetter({ ...letter, why, name: supporter, town: 'Nairobi' }, { ...letter, foot: '' })
  if (!signed.ok) throw new Error('too long')
  const { subject, text } = signed.value
  return {
    ownerKind: 'supporter' as const,
    ownerId: supporter,
    replyName: supporter,
    recipient,
    subject,
    text,
    day: '2026-03-03',
  }
}

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)
  const queue = async (letters: readonly Partial<OutboxTable>[]) => {
    for (const letter of letters) await queueLetters(database.db, 1, letter)
  }
  const look = () => detectNearDuplicates(database, 'end-reprisals', campaign, context)
  const seven = Array.from({ length: 7 }, (_, i) => i)

  test('one text from many supporters is reported to the operator, and letters as composed are not', async () => {
    await queue(seven.map((i) => write(`Ana ${i}`, 'CH', '', i)))
    await queue(seven.map((i) => write(`Bot ${i}`, i % 2 ? 'KE' : 'JP', `${advert} No. ${i}`, i)))
    await queue([write('Ben', 'CH', sister)])
    const { groups, uncompared } = await look()
    expect(groups).toMatchObject([{ letters: 7, supporters: 7, recipients: 2 }])
    expect(groups[0]?.words).toContain('cheap watches')
    expect(uncompared).toBe(0)
    // Flagged, and nothing else: all of them still wait.
    const waiting = await database.db
      .selectFrom('outbox')
      .select('id')
      .where('status', '=', 'queued')
      .execute()
    expect(waiting).toHaveLength(15)
  })

  test('one supporter’s sentence in a whole round is not reported, nor is one that three friends share', async () => {
    await queue(['CH', 'KE', 'JP', 'FR', 'DE', 'BR'].map((recipient) => write('Ana', recipient, sister)))
    await queue(['Ben', 'Cem'].map((name) => write(name, 'CH', sister)))
    expect(await look()).toEqual({ groups: [], uncompared: 0 })
  })

  test('letters that cannot be compared are counted, not guessed at', async () => {
    await queue(seven.map((i) => ({ ...write(`Bot ${i}`, 'CH', advert), recipient: 'XX' })))
    expect(await look()).toEqual({ groups: [], uncompared: 7 })
    expect(await detectNearDuplicates(database, 'end-reprisals', undefined, context)).toEqual({
      groups: [],
      uncompared: 7,
    })
  })

  test('letters of another campaign, and messages that are not letters, are ignored', async () => {
    await queue(seven.map((i) => ({ ...write(`Bot ${i}`, 'CH', advert), campaign: 'another' })))
    await queue(seven.map((i) => ({ ...write(`Bot ${i}`, 'CH', advert), kind: 'notice' as const })))
    await queue(seven.map((i) => ({ ...write(`Bot ${i}`, 'CH', advert), status: 'failed' as const })))
    expect(await look()).toEqual({ groups: [], uncompared: 0 })
  })

  test('thousands of queued letters are compared in seconds', async () => {
    const composed = seven.map((i) => write('Ana', 'CH', '', i))
    const text = composed[0]?.text ?? ''
    await queueLetters(database.db, 3000, { ...write('Bot', 'CH', advert), ownerKind: null, ownerId: null })
    await queueLetters(database.db, 1000, { recipient: 'KE', day: '2026-03-03', replyName: 'Ana', text })
    const start = process.cpuUsage().user / 1000
    const { groups } = await look()
    expect(groups[0]).toMatchObject({ letters: 3000, supporters: 3000 })
    expect(process.cpuUsage().user / 1000 - start).toBeLessThan(15_000)
  })
})
