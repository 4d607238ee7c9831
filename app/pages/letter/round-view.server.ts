import type { Context } from '#app/context.ts'
import { recipientName } from '#app/letter/recipient-name.ts'
import { letterPath } from '#app/paths.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import { findPositionInRound, type RoundGroup } from '#app/recipient/round.ts'
import { letterQuery, type RequestedLetter } from './letter-request.server.ts'

/** "3 of 12", and the recipients of the letters before and after. */
export interface RoundView {
  /** undefined: recipients that the supporter chose */
  group?: RoundGroup | undefined
  /** from 1 */
  position: number
  total: number
  previous?: { name: string; href: string } | undefined
  next?: { name: string; href: string } | undefined
}

/** Undefined for a letter outside a round. */
export function roundView(app: Context, letter: RequestedLetter): RoundView | undefined {
  const { campaign, recipient, caseId, lang } = letter
  const { round } = letter.query
  const place = round && findPositionInRound(round, recipient.id)
  if (!place) return undefined
  const link = (to: Recipient | undefined) =>
    to && {
      name: recipientName(app.reference, campaign, to, lang),
      href: letterPath(lang, campaign.slug, to.id, letterQuery({ caseId, round })),
    }
  return {
    group: round.group,
    position: place.position,
    total: place.total,
    previous: link(place.previous),
    next: link(place.next),
  }
}
