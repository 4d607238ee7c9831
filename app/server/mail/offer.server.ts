import { listPaused } from '../../../db/queries/mail-pause.ts'
import { showOpening, type Campaign } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import type { Mailable } from '../../domain/directory/address.ts'
import type { Recipient } from '../../domain/directory/recipient.ts'
import { maySendTo } from '../../domain/mail/offer.ts'
import type { SenderProblem } from '../../domain/mail/sender.ts'
import type { Context } from '../../context.ts'
import type { LetterAsked } from '../pages/letter-asked.server.ts'
import { stampPage } from './page-time.server.ts'

/** What was typed and what was wrong with it. */
export interface OfferTyped {
  email: string
  rest: boolean
  problems: SenderProblem[]
  tooMany: 'minute' | 'hour' | undefined
}

/** More than a regional group; a confirmation that asks for everybody is cut there. */
const mostOthers = 60

/** "Send it for me", or undefined where the server cannot send this letter. */
export async function showOffer(app: Context, asked: LetterAsked, token: string, typed?: OfferTyped) {
  const { campaign, recipient } = asked
  if (!(await canSend(app, campaign)) || !findMailable(app, campaign, recipient)) return undefined
  return {
    stamp: stampPage(app.secret, token, app.now()),
    others: listOthers(app, asked).length,
    email: typed?.email ?? '',
    rest: typed?.rest ?? false,
    problems: typed?.problems ?? [],
    tooMany: typed?.tooMany,
  }
}

/** Whether the server sends letters of this campaign now. */
export async function canSend(app: Context, campaign: Campaign): Promise<boolean> {
  if (!app.mail || showOpening(campaign, dayInGeneva(app.now())) !== 'open') return false
  const paused = await listPaused(app.db)
  return !paused.includes('*') && !paused.includes(campaign.slug)
}

/** Where the server may send a letter to this recipient; undefined if it may not. */
export function findMailable(app: Context, campaign: Campaign, recipient: Recipient): Mailable | undefined {
  const address = app.directory(campaign)(recipient)
  return maySendTo(address, app.mail?.demo ?? false) ? address : undefined
}

/** Those that come after this one in its round and can be written to this way. */
export function listOthers(app: Context, { campaign, round, recipient }: LetterAsked): Recipient[] {
  const all = round?.recipients ?? []
  const here = all.findIndex(({ id }) => id === recipient.id)
  return here < 0
    ? []
    : all
        .slice(here + 1)
        .filter((other) => findMailable(app, campaign, other))
        .slice(0, mostOthers)
}
