import type { Campaign, Case } from '#app/campaign/campaign.ts'
import type { Reference } from '#app/reference/reference.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { seats, type Seat } from '#app/reference/conventions.ts'
import { type State } from '#app/reference/state.ts'
import { councilMembersBetween } from '#app/reference/council.ts'

/** A state's permanent mission. */
export interface MissionRecipient {
  /** its id in addresses: `CH`, or `CH-new-york` for a seat that is not the campaign's */
  id: string
  kind: 'mission'
  seat: Seat
  state: State
}

export type Office = Campaign['recipients']['offices'][number]

/** Any other addressee; its name and salutation are in the campaign's words. */
export interface OfficeRecipient {
  /** `kz-president` */
  id: string
  kind: 'office'
  office: Office
  state?: State
}

/** The recipient of a letter. */
export type Recipient = MissionRecipient | OfficeRecipient

/** Lists all recipients of a campaign: its offices, then its missions. */
export const listRecipients = (campaign: Campaign, reference: Reference): Recipient[] => [
  ...listOffices(campaign, reference),
  ...listMissions(campaign, reference),
]

export const listOffices = ({ recipients }: Campaign, reference: Reference): OfficeRecipient[] =>
  recipients.offices.map((office) => toOfficeRecipient(office, reference))

export function listMissions(campaign: Campaign, reference: Reference): MissionRecipient[] {
  const { missions } = campaign.recipients
  if (!missions) return []
  const asks = missionPredicate(campaign, reference)
  return [...reference.states.values()].flatMap((state) =>
    asks(state) && !missions.without.some((left) => left.state === state.code)
      ? [{ id: state.code, kind: 'mission', seat: missions.seat, state } as const]
      : [],
  )
}

/** Returns whether the campaign's rules include a state, before exceptions. */
function missionPredicate(campaign: Campaign, reference: Reference): (state: State) => boolean {
  const { missions } = campaign.recipients
  const rules = new Set<string>(missions === undefined ? [] : [missions.states].flat())
  const council = rules.has('council') ? sessionCouncilOf(campaign, reference) : undefined
  return ({ code, status, group }) =>
    rules.has(code) ||
    (status === 'member' && rules.has('all')) ||
    (group !== undefined && rules.has(group)) ||
    council?.has(code) === true
}

/** The known members of the Council during the campaign's session; without a session or its dates, nobody. */
function sessionCouncilOf({ session }: Campaign, { councilSeats }: Reference): ReadonlySet<string> {
  return session?.start === undefined
    ? new Set()
    : councilMembersBetween(councilSeats, session.start, session.end ?? session.start).states
}

type RecipientRefusal =
  | { code: 'unknown-recipient' }
  | { code: 'not-asked'; state: State }
  | { code: 'left-out'; state: State; reason: string }
  | { code: 'own-case'; state: State }

const missionId = /^(?<code>[A-Z]{2})(?:-(?<seat>[a-z-]+))?$/

/** Finds a mission by its id: `CH` at the campaign's seat, or `CH-new-york`. */
function findMission(campaign: Campaign, { states }: Reference, id: string): MissionRecipient | undefined {
  const { code = '', seat } = missionId.exec(id)?.groups ?? {}
  const state = states.get(code)
  const usual = campaign.recipients.missions?.seat ?? 'geneva'
  const at = seat === undefined ? usual : seats.find((known) => known === seat)
  return state && at && { id: at === usual ? code : `${code}-${at}`, kind: 'mission', seat: at, state }
}

/**
 * Decides whether the campaign writes to the recipient with this id about a case, or about any of its cases.
 */
export function decideRecipient(
  campaign: Campaign,
  reference: Reference,
  id: string,
  caseId?: string,
): Result<Recipient, RecipientRefusal> {
  const office = campaign.recipients.offices.find((o) => o.id === id)
  if (office) return ok(toOfficeRecipient(office, reference))
  const mission = findMission(campaign, reference, id)
  if (!mission) return err({ code: 'unknown-recipient' })
  const { state } = mission
  const { missions } = campaign.recipients
  if (!missions || !missionPredicate(campaign, reference)(state)) return err({ code: 'not-asked', state })
  const left = missions.without.find((entry) => entry.state === state.code)
  if (left) return err({ code: 'left-out', state, reason: left.reason })
  if (campaign.cases.length > 0 && listCasesFor(campaign, mission, caseId).length === 0)
    return err({ code: 'own-case', state })
  return ok(mission)
}

/** Finds a recipient of a copy: any mission, or any office of the campaign. */
export function findRecipient(campaign: Campaign, reference: Reference, id: string): Recipient | undefined {
  const office = campaign.recipients.offices.find((o) => o.id === id)
  if (office) return toOfficeRecipient(office, reference)
  return findMission(campaign, reference, id)
}

/** Lists the recipients of copies of a letter to this recipient, which never include itself. */
export function listCopies(campaign: Campaign, reference: Reference, recipient: Recipient): Recipient[] {
  const ids = recipient.kind === 'office' ? recipient.office.cc : (campaign.recipients.missions?.cc ?? [])
  return ids.flatMap((id) => {
    const found = findRecipient(campaign, reference, id)
    return found && found.id !== recipient.id ? [found] : []
  })
}

function toOfficeRecipient(office: Office, { states }: Reference): OfficeRecipient {
  const state = office.state === undefined ? undefined : states.get(office.state)
  return { id: office.id, kind: 'office', office, ...(state ? { state } : {}) }
}

/**
 * Lists the cases that a letter to a recipient is about: with `except: own-case`, not those of a mission's
 * own state.
 */
export function listCasesFor(
  campaign: Campaign,
  recipient: Pick<Recipient, 'kind' | 'state'>,
  caseId?: string,
): Case[] {
  const own =
    recipient.kind === 'mission' && campaign.recipients.missions?.except === 'own-case'
      ? recipient.state?.code
      : undefined
  return campaign.cases.filter((c) => (caseId === undefined || c.id === caseId) && c.state !== own)
}
