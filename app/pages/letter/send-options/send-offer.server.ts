import { listPaused } from '#db/queries/outbox/pause.ts'
import { campaignStatus, type Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { MailableAddress } from '#app/recipient/address.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import { isSendableAddress } from '#app/mail/address/sendable-address.ts'
import type { SenderProblem } from '#app/mail/address/sender.ts'
import { issueFormTimestamp } from '#app/security/form-timestamp.server.ts'
import type { RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import type { Context } from '#app/context.ts'

/** The form of "Send it for me", with what was typed if it comes back. */
export interface SendOfferView {
  /** proves when this page was made */
  stamp: string
  email: string
  /** whether the box for the rest of the round is ticked */
  rest: boolean
  /** the number of letters in the rest of the round */
  others: number
  problems: SenderProblem[]
  /** very many requests from this network in the last minute, or confirmations requested in the last hour */
  tooMany?: 'minute' | 'hour' | undefined
}

export interface SendOfferInput {
  email: string
  rest: boolean
  problems: SenderProblem[]
  tooMany: 'minute' | 'hour' | undefined
}

/** More than a regional group has; the rest of a longer round is left out. */
const maxOthers = 60

/** Undefined where the server cannot send this letter. */
export async function sendOfferView(
  app: Context,
  letter: RequestedLetter,
  token: string,
  typed?: SendOfferInput,
): Promise<SendOfferView | undefined> {
  if (!(await isOffered(app, letter))) return undefined
  return {
    stamp: issueFormTimestamp(app.secret, token, app.now()),
    others: listRemainingRecipients(app, letter).length,
    email: typed?.email ?? '',
    rest: typed?.rest ?? false,
    problems: typed?.problems ?? [],
    tooMany: typed?.tooMany,
  }
}

/** Whether the server can send this letter now. */
export const isOffered = async (app: Context, { campaign, address }: RequestedLetter): Promise<boolean> =>
  (await canSendLetters(app, campaign)) && isSendableAddress(address, app.mail?.demo ?? false)

/** Whether the server sends letters of this campaign now. */
async function canSendLetters(app: Context, campaign: Campaign): Promise<boolean> {
  if (!app.mail || campaignStatus(campaign, dayInGeneva(app.now())) !== 'open') return false
  const paused = await listPaused(app.db)
  return !paused.includes('*') && !paused.includes(campaign.slug)
}

/** The address to which the server may send a letter; undefined if there is none. */
export function findMailableAddress(
  app: Context,
  campaign: Campaign,
  recipient: Recipient,
): MailableAddress | undefined {
  const address = app.directory(campaign)(recipient)
  return isSendableAddress(address, app.mail?.demo ?? false) ? address : undefined
}

/** The recipients after this one in its round to whom the server may send. */
export function listRemainingRecipients(
  app: Context,
  { campaign, recipient, query }: RequestedLetter,
): Recipient[] {
  const all = query.round?.recipients ?? []
  const here = all.findIndex(({ id }) => id === recipient.id)
  return here < 0
    ? []
    : all
        .slice(here + 1)
        .filter((other) => findMailableAddress(app, campaign, other))
        .slice(0, maxOthers)
}
