import { countAskedSince } from '../../../db/queries/limits.ts'
import { giveProofBack, isProofSpent, spendProof } from '../../../db/queries/proof.ts'
import type { Context } from '../../context.ts'
import { field } from '../pages/form-fields.server.ts'
import { hashUse, isOurToken, mintToken, tokenLifeDays } from '../token.server.ts'
import { isSolved, makeChallenge } from './challenge.server.ts'
import { stampPage } from './page-time.server.ts'
import { goodMinutes, issueTicket, readTicket, waitMinutes } from './ticket.server.ts'

type ProofDeps = Pick<Context, 'db' | 'secret' | 'now' | 'config' | 'mail'>

/** What a page's form brings back. All of it is what a visitor sent. */
export interface ProofBrought {
  token: string
  stamp: string
  ticket: string
  challenge: string
  solution: string
}

/** `asked`: nothing was brought. `early`: not waited for long enough. `again`: used before, too old, or not right. */
export type ProofRefused = 'asked' | 'early' | 'again'

/** What a form shows (components/proof-fields.tsx) and brings back. Its `token` and `stamp` stand in for the page's own. */
export interface ProofShown extends Omit<ProofBrought, 'solution'> {
  why: ProofRefused
  waitMinutes: number
  goodMinutes: number
}

export const readProof = (data: FormData): ProofBrought => ({
  token: field(data, 'token'),
  stamp: field(data, 'stamp'),
  ticket: field(data, 'ticket'),
  challenge: field(data, 'challenge'),
  solution: field(data, 'solution'),
})

/**
 * Whether a mail to confirm may be asked for with this page. For every form that makes the server write to an address
 * somebody typed; call it when nothing typed is wrong and before anything depends on the address, and when it refuses, show
 * the form again with `askProof`. While few mails are asked for (MAIL_PROOF_ABOVE an hour) nothing is looked at or used up.
 * Above, a page lets through one request, in all processes together, and only with a solved challenge or a ticket that has
 * been waited for. The answer depends on nothing but the hour, the page and the network. Does not replace limits, trap and stamp.
 * `takeMail` takes one of the network's mails, not for a page that was used before; where none is left (`hour`), the page stays good.
 */
export async function acceptProof(
  app: ProofDeps,
  brought: ProofBrought,
  takeMail: () => Promise<boolean>,
): Promise<{ ok: true } | { ok: false; why: ProofRefused | 'hour' }> {
  const { db, secret, config, mail } = app
  const now = app.now()
  if (!mail || (await countAskedSince(db, now.toISOString().slice(0, 13))) < mail.proofAbove)
    return (await takeMail()) ? { ok: true } : { ok: false, why: 'hour' }
  const { token, ticket, solution } = brought
  if (ticket === '' && solution === '') return { ok: false, why: 'asked' }
  if (!isOurToken(secret, token, now)) return { ok: false, why: 'again' }
  const waited = readTicket(secret, token, ticket, { now, isStopped: config.fixedNow !== null })
  const isEarned = waited === 'ripe' || (await isSolved(secret, token, brought, now))
  if (!isEarned) return { ok: false, why: waited === 'early' && solution === '' ? 'early' : 'again' }
  if (!(await spendProof(db, markOf(token), lastDay(now)))) return { ok: false, why: 'again' }
  if (await takeMail()) return { ok: true }
  await giveProofBack(db, markOf(token))
  return { ok: false, why: 'hour' }
}

/** A challenge and a ticket for the page, or for a new one if it was used or is not ours. Who waits goes on waiting. */
export async function askProof(
  app: ProofDeps,
  brought: ProofBrought,
  why: ProofRefused,
): Promise<ProofShown> {
  const { db, secret } = app
  const now = app.now()
  const isGood = isOurToken(secret, brought.token, now) && !(await isProofSpent(db, markOf(brought.token)))
  const token = isGood ? brought.token : mintToken(secret, now)
  return {
    token,
    stamp: isGood ? brought.stamp : stampPage(secret, token, now),
    ticket: isGood && why === 'early' ? brought.ticket : issueTicket(secret, token, now),
    challenge: await makeChallenge(secret, token, now),
    why,
    waitMinutes,
    goodMinutes,
  }
}

const markOf = (token: string): string => hashUse(token, 'ask')

/** As long as a token lives, or a page would be good for another mail when its mark is forgotten. */
const lastDay = (now: Date): string =>
  new Date(now.getTime() + tokenLifeDays * 86_400_000).toISOString().slice(0, 10)
