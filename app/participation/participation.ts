import { dayOf } from '#app/time/days.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { findCase, campaignStatus } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { findNetwork } from '#app/post/networks.ts'
import { ok, err, type Result } from '#app/core/result.ts'

/** An action of a supporter. A letter may be about one case; a post always goes to a network. */
export type SupporterAction =
  | { kind: 'prepared' | 'reported'; recipient: string; caseId?: string; language: string }
  | { kind: 'shared'; network: string; caseId?: string; language: string }

/** The record of an action, without a person or a time of day. */
interface Participation {
  campaign: string
  kind: SupporterAction['kind']
  recipient: string | null
  caseId: string | null
  network: string | null
  language: string
  /** UTC, `2026-11-21` */
  day: string
}

/** Decides whether the campaign accepts the action now. `recipient` has been accepted by `decideRecipient`. */
export function decideParticipation(
  campaign: Campaign,
  action: SupporterAction,
  now: Date,
): Result<Participation> {
  if (action.kind !== 'shared' && campaignStatus(campaign, dayInGeneva(now)) !== 'open')
    return err({ code: 'closed' })
  if (action.caseId !== undefined && !findCase(campaign, action.caseId)) return err({ code: 'unknown-case' })
  if (action.kind === 'shared' && !findNetwork(action.network)) return err({ code: 'not-found' })
  return ok({
    campaign: campaign.slug,
    kind: action.kind,
    recipient: action.kind === 'shared' ? null : action.recipient,
    caseId: action.caseId ?? null,
    network: action.kind === 'shared' ? action.network : null,
    language: action.language,
    day: dayOf(now),
  })
}

/** The purpose for which a page token counts once: each kind of action and recipient, and each post on each network. */
export const dedupPurpose = ({ campaign, kind, recipient, network, caseId }: Participation): string =>
  [campaign, kind, recipient ?? '', kind === 'shared' ? (caseId ?? '') : '', network ?? ''].join(' ')
