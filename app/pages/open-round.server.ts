import type { Campaign } from '#app/campaign/campaign.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import { findRound, type Round } from '#app/recipient/round.ts'
import type { Context } from '#app/context.ts'

/** Whether the directory says that the recipient wants no letters. */
export const hasOptedOut = (app: Context, campaign: Campaign, recipient: Recipient): boolean =>
  app.directory(campaign)(recipient)?.status === 'opted-out'

/** The round that `text` names in an address, without the recipients that have opted out. */
export const findOpenRound = (
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
    (recipient) => !hasOptedOut(app, campaign, recipient),
  )
