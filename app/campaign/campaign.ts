import type { CampaignFile } from './schema/campaign-schema.ts'
import type { Session } from '#app/time/session.ts'
import type { WordsFile } from './schema/words-schema.ts'

/** A campaign that has passed every check of its own files. */
export interface Campaign extends Omit<CampaignFile, 'session'> {
  /** the folder's name, used in addresses */
  slug: string
  session?: Session
  words: ReadonlyMap<string, WordsFile>
}

export type Case = CampaignFile['cases'][number]
type CampaignWords = WordsFile

/** The campaign's words in a language. Throws for a language that it does not have. */
export function campaignWords(campaign: Campaign, lang: string): CampaignWords {
  const words = campaign.words.get(lang)
  if (!words) throw new Error(`campaign ${campaign.slug} has no words in ${lang}`)
  return words
}

/** A case's words in a language. Throws for a case that the campaign does not have. */
export function caseWords(campaign: Campaign, lang: string, caseId: string): CampaignWords['cases'][string] {
  const words = campaignWords(campaign, lang).cases[caseId]
  if (!words) throw new Error(`campaign ${campaign.slug} has no words for case ${caseId} in ${lang}`)
  return words
}

export const findCase = (campaign: Campaign, id: string): Case | undefined =>
  campaign.cases.find((c) => c.id === id)

/**
 * The first and last day for letters. A day that depends on an unknown date is undefined.
 */
export function resolveSchedule({ schedule, session }: Pick<Campaign, 'schedule' | 'session'>): {
  opens?: string | undefined
  closes?: string | undefined
} {
  if (schedule === 'evergreen') return {}
  const days: Record<string, string | undefined> = {
    'session-start': session?.start,
    // The dialogue is before the session's end; if only the end is known, that is the last day.
    dialogue: session?.dialogue ?? session?.end,
    'session-end': session?.end,
  }
  const resolve = (day: string | undefined) => (day !== undefined && day in days ? days[day] : day)
  return { opens: resolve(schedule.opens), closes: resolve(schedule.closes) }
}

/** The campaign's status on a day in Geneva (`2022-09-29`). */
export function campaignStatus(campaign: Campaign, day: string): 'not-yet' | 'open' | 'closed' {
  const { opens, closes } = resolveSchedule(campaign)
  if (opens !== undefined && day < opens) return 'not-yet'
  return closes !== undefined && day > closes ? 'closed' : 'open'
}

/** A source as pages show it, with its note in the reader's language. */
export type SourceNote = { id: string; note?: string | undefined } & CampaignFile['sources'][string]

export const listSources = (campaign: Campaign, lang: string): SourceNote[] =>
  Object.entries(campaign.sources).map(([id, source]) => ({
    id,
    ...source,
    note: campaignWords(campaign, lang)['source-notes'][id],
  }))
