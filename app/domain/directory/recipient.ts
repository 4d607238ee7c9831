import type { Campaign, Case } from '../campaign/campaign.ts'
import type { Reference } from '../reference/reference.ts'
import { accept, refuse, type Result } from '../result.ts'
import type { Conventions, Seat } from './conventions.ts'
import type { State } from './state.ts'

/** A mission that a letter goes to. */
export interface Recipient {
  /** the state's code, which is its place in addresses: `CH` */
  id: string
  kind: 'mission'
  seat: Seat
  state: State
}

/** Every mission the campaign asks: the 193 members, or those it lists. */
export function listRecipients(campaign: Campaign, reference: Reference): Recipient[] {
  const { seat, states } = campaign.recipients.missions
  const chosen =
    states === 'all'
      ? [...reference.states.values()].filter(({ status }) => status === 'member')
      : states.flatMap((code) => reference.states.get(code) ?? [])
  return chosen.map((state) => ({ id: state.code, kind: 'mission', seat, state }))
}

export type RecipientRefusal =
  { code: 'unknown-state' } | { code: 'not-asked'; state: State } | { code: 'own-case'; state: State }

/** The recipient under that code, if the campaign writes to it about that case (or about any of its cases). */
export function decideRecipient(
  campaign: Campaign,
  reference: Reference,
  code: string,
  caseId?: string,
): Result<Recipient, RecipientRefusal> {
  const state = reference.states.get(code)
  if (!state) return refuse({ code: 'unknown-state' })
  const { seat, states } = campaign.recipients.missions
  if (states === 'all' ? state.status !== 'member' : !states.includes(code))
    return refuse({ code: 'not-asked', state })
  if (listCasesFor(campaign, code, caseId).length === 0) return refuse({ code: 'own-case', state })
  return accept({ id: code, kind: 'mission', seat, state })
}

/** The cases a state is asked to raise: with `except: own-case` not its own. */
export function listCasesFor(campaign: Campaign, state: string, caseId?: string): Case[] {
  const leavesOut = campaign.recipients.missions.except === 'own-case'
  return campaign.cases.filter(
    (c) => (caseId === undefined || c.id === caseId) && !(leavesOut && c.state === state),
  )
}

/** "Permanent Mission of Switzerland to …", or the form that needs no grammar where no source gives "of …". */
export function showMission({ state, seat }: Recipient, conventions: Conventions): string {
  const { lang } = conventions
  const name = state.names[lang] ?? state.names.en ?? state.code
  const pattern = conventions.mission[seat]
  if (pattern.includes('{of}') && state.of[lang] === undefined)
    return conventions.safeMission[seat].replace('{name}', name)
  return pattern.replace('{of}', state.of[lang] ?? '').replace('{name}', name)
}

/**
 * The language a mission is written to: the state's official language if exactly one of those we can write is among
 * them, else English (else the first we have).
 */
export function chooseLetterLanguage(state: State, available: readonly string[]): string {
  const official = available.filter((lang) => state.officialLanguages.includes(lang))
  const [only] = official
  if (official.length === 1 && only !== undefined) return only
  return available.includes('en') ? 'en' : (available[0] ?? 'en')
}
