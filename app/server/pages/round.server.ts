import type { Campaign } from '../../domain/campaign/campaign.ts'
import type { Recipient } from '../../domain/directory/recipient.ts'
import { findRound, type Round } from '../../domain/directory/round.ts'
import type { Deps } from '../../create-context.server.ts'

/** Whether the recipient has asked, by the directory, to get no letters. */
export const wantsNone = (deps: Deps, campaign: Campaign, recipient: Recipient): boolean =>
  deps.directory(campaign)(recipient)?.status === 'opted-out'

/** The round an address asks for, without those who want no letters. */
export const openRound = (
  deps: Deps,
  campaign: Campaign,
  text: string,
  caseId: string | undefined,
): Round | undefined =>
  findRound(
    text,
    campaign,
    deps.reference,
    deps.now(),
    caseId,
    (recipient) => !wantsNone(deps, campaign, recipient),
  )
