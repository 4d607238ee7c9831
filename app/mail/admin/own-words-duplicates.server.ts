import { walkQueuedTexts, type QueuedText } from '#db/queries/outbox/queued-texts.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import {
  prepareLetterComposer,
  type LetterComposer,
  type CompositionContext,
} from '#app/letter/compose-letter.ts'
import { extractOwnWords, collectComposedSentences } from './own-words.ts'
import { groupNearDuplicates, sketchText } from './near-duplicates.ts'
import { daysAfter } from '#app/time/days.ts'
import type { AdminContext } from './admin-context.server.ts'

/** Queued letters of different supporters with nearly the same own words. */
interface NearDuplicateGroup {
  letters: number
  supporters: number
  recipients: number
  /** the own words of one of them */
  words: string
}

export interface NearDuplicates {
  groups: NearDuplicateGroup[]
  /** letters whose composed text is not known any more: their campaign or recipient has changed */
  uncompared: number
}

/** Friends may share a good sentence; so many supporters are worth a look. */
const nearDuplicateLimits = { likeness: 0.7, atLeast: 5 }

interface OwnWordsEntry {
  supporter: string
  words: string
  recipients: string[]
}

/**
 * Finds texts that many supporters' queued letters share, only in what they added or changed: the composed parts are alike by design.
 * Nothing is stored and no letter is held back. Without a campaign (its files have mistakes) nothing can be compared.
 */
export async function detectNearDuplicates(
  { db }: Pick<AdminContext, 'db'>,
  slug: string,
  campaign: Campaign | undefined,
  context: CompositionContext,
): Promise<NearDuplicates> {
  const composedOf = cacheComposedSentences(campaign, context)
  const entries = new Map<string, OwnWordsEntry>()
  let uncompared = 0
  for await (const letter of walkQueuedTexts(db, slug)) {
    const composed = composedOf(letter)
    if (!composed) uncompared += 1
    const words = composed ? extractOwnWords(letter, composed) : ''
    if (words === '') continue
    // A round sends one supporter's sentence to many recipients.
    const key = `${letter.supporter} ${words}`
    const entry = entries.get(key) ?? { supporter: letter.supporter, words, recipients: [] }
    entry.recipients.push(letter.recipient)
    entries.set(key, entry)
  }
  const all = [...entries.values()]
  const groups = groupNearDuplicates(
    all.map(({ words }) => sketchText(words)),
    nearDuplicateLimits,
  )
    .map((indexes) => summariseGroup(indexes.flatMap((index) => all[index] ?? [])))
    .filter(({ supporters }) => supporters >= nearDuplicateLimits.atLeast)
    .sort((a, b) => b.letters - a.letters)
  return { groups, uncompared }
}

function summariseGroup(entries: readonly OwnWordsEntry[]): NearDuplicateGroup {
  const recipients = entries.flatMap((entry) => entry.recipients)
  return {
    letters: recipients.length,
    supporters: new Set(entries.map(({ supporter }) => supporter)).size,
    recipients: new Set(recipients).size,
    words: entries[0]?.words ?? '',
  }
}

/** Lists the composed sentences of letters, and caches those of one recipient. */
function cacheComposedSentences(campaign: Campaign | undefined, context: CompositionContext) {
  const composers = new Map<string, LetterComposer>()
  const kept = new Map<string, Set<string> | undefined>()
  let recipient = ''
  return (letter: QueuedText): Set<string> | undefined => {
    if (letter.recipient !== recipient) kept.clear()
    recipient = letter.recipient
    const key = `${letter.language} ${letter.day} ${letter.caseId ?? ''}`
    if (!kept.has(key)) kept.set(key, campaign && listSentences(campaign, letter))
    return kept.get(key)
  }

  function listSentences(campaign: Campaign, { recipient: id, caseId, language, day }: QueuedText) {
    const decision = decideRecipient(campaign, context.reference, id, caseId ?? undefined)
    if (!decision.ok || !campaign.languages.includes(language)) return undefined
    // It was composed on the day of its confirmation or up to two days earlier: the words change with the session.
    const days = [0, 1, 2].map((ago) => daysAfter(new Date(`${day}T12:00:00Z`), -ago))
    return new Set(
      days.flatMap((now) => [
        ...collectComposedSentences(composerOn(campaign, language, now), decision.value, caseId ?? undefined),
      ]),
    )
  }

  function composerOn(campaign: Campaign, language: string, now: Date): LetterComposer {
    const key = `${language} ${now.toISOString()}`
    const composer = composers.get(key) ?? prepareLetterComposer(campaign, language, { ...context, now })
    composers.set(key, composer)
    return composer
  }
}
