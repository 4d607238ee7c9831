import type { Campaign } from '../../domain/campaign/campaign.ts'
import type { Recipient } from '../../domain/directory/recipient.ts'
import { findRound, type Round } from '../../domain/directory/round.ts'
import type { Context } from '../../context.ts'

/** Whether the recipient has asked, by the directory, to get no letters. */
export const wantsNone = (app: Context, campaign: Campaign, recipient: Recipient): boolean =>
  app.directory(campaign)(recipient)?.status === 'opted-out'

/** The round an address asks for, without those who want no letters. */
export const openRound = (
  app: Context,
  campaign: Campaign,
  text: string,
  caseId: string | undefined,
): Round | undefined =>
  findRound(
    text,
    campaign,
    app.reference,
    app.now(),
    caseId,
    (recipient) => !wantsNone(app, campaign, recipient),
  )
