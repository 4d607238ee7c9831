import type { Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { Reference } from '#app/reference/reference.ts'
import { decideRecipient, listRecipients, type Recipient } from './recipient.ts'
import { regionalGroups, type RegionalGroup } from '#app/reference/regional-group.ts'
import { councilMembersBetween } from '#app/reference/council.ts'

/**
 * A series of recipients that a supporter writes to one after the other. It is stored only in the page
 * address.
 */
export interface Round {
  /** its text in the address: `council`, `african`, or ids like `CH.FR.kz-president` */
  text: string
  group: RoundGroup | undefined
  recipients: Recipient[]
}

export const roundGroups = ['council', ...regionalGroups] as const
export type RoundGroup = 'council' | RegionalGroup

const maxRoundSize = 250

/**
 * Finds the round for a text in an address, without ids that the campaign does not write to; undefined if
 * none is left.
 */
export function findRound(
  text: string,
  campaign: Campaign,
  reference: Reference,
  now: Date,
  caseId?: string,
  wanted: (recipient: Recipient) => boolean = () => true,
): Round | undefined {
  const group = roundGroups.find((known) => known === text)
  const ids =
    group === undefined ? text.split('.').slice(0, maxRoundSize) : listGroup(group, campaign, reference, now)
  // By their own ids, not the requested ones: CH and CH-geneva are one recipient.
  const byId = new Map<string, Recipient>()
  for (const id of ids) {
    const decision = decideRecipient(campaign, reference, id, caseId)
    if (decision.ok && wanted(decision.value)) byId.set(decision.value.id, decision.value)
  }
  const recipients = [...byId.values()]
  if (recipients.length === 0) return undefined
  return { text: group ?? recipients.map(({ id }) => id).join('.'), group, recipients }
}

function listGroup(group: RoundGroup, campaign: Campaign, reference: Reference, now: Date): string[] {
  const council = group === 'council' ? upcomingCouncil(campaign, reference, now).states : undefined
  return listRecipients(campaign, reference).flatMap(({ id, kind, state }) =>
    kind === 'mission' && state && (council ? council.has(state.code) : state.group === group) ? [id] : [],
  )
}

/** The members of the Council today, or when the campaign's session begins if that is in the future. */
export function upcomingCouncil(
  { session }: Campaign,
  { councilSeats }: Reference,
  now: Date,
): { states: ReadonlySet<string>; complete: boolean; year: string } {
  const today = dayInGeneva(now)
  const day = session?.start !== undefined && session.start > today ? session.start : today
  return { ...councilMembersBetween(councilSeats, day), year: day.slice(0, 4) }
}

/**
 * Finds the position of a recipient in the round, counted from 1, and its neighbours. Undefined if it is not
 * in it.
 */
export function findPositionInRound({ recipients }: Round, id: string) {
  const index = recipients.findIndex((recipient) => recipient.id === id)
  return index === -1
    ? undefined
    : {
        position: index + 1,
        total: recipients.length,
        previous: recipients[index - 1],
        next: recipients[index + 1],
      }
}
