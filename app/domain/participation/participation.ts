import { dayOf } from '../../time/days.ts'
import type { Campaign } from '../campaign/campaign.ts'
import { findCase, showOpening } from '../campaign/campaign.ts'
import { dayInGeneva } from '../campaign/session.ts'
import { findNetwork } from '../post/networks.ts'
import { accept, refuse, type Result } from '../result.ts'

/** What a supporter did. A letter may be about one case; a post always goes to a network. */
export type Action =
  | { kind: 'prepared' | 'reported'; recipient: string; caseId?: string; language: string }
  | { kind: 'shared'; network: string; caseId?: string; language: string }

/** The record of it: no person, no time of day. */
export interface Participation {
  campaign: string
  kind: Action['kind']
  recipient: string | null
  caseId: string | null
  network: string | null
  language: string
  /** UTC, `2026-11-21` */
  day: string
}

/** Whether the action is one the campaign takes now. `recipient` was accepted by `decideRecipient`. */
export function decideParticipation(campaign: Campaign, action: Action, now: Date): Result<Participation> {
  if (action.kind !== 'shared' && showOpening(campaign, dayInGeneva(now)) !== 'open')
    return refuse({ code: 'closed' })
  if (action.caseId !== undefined && !findCase(campaign, action.caseId))
    return refuse({ code: 'unknown-case' })
  if (action.kind === 'shared' && !findNetwork(action.network)) return refuse({ code: 'not-found' })
  return accept({
    campaign: campaign.slug,
    kind: action.kind,
    recipient: action.kind === 'shared' ? null : action.recipient,
    caseId: action.caseId ?? null,
    network: action.kind === 'shared' ? action.network : null,
    language: action.language,
    day: dayOf(now),
  })
}

/** What a one-time token may be used for once: each kind of action, and each post of each network. */
export const showOncePurpose = ({ campaign, kind, recipient, network, caseId }: Participation): string =>
  [campaign, kind, recipient ?? '', kind === 'shared' ? (caseId ?? '') : '', network ?? ''].join(' ')
