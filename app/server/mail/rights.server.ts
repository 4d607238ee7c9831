import { json } from '@remix-run/node'
import { findSupporter, showStored, withdraw } from '../../../db/queries/supporters.ts'
import type { Context } from '../../context.ts'
import { answerGone } from './confirm-page.server.ts'
import { eraseKey } from './erase.server.ts'
import { hashToken, keyOfLetters } from './keys.server.ts'
import { nameRecipient, titleIn } from './names.server.ts'

/** All that is stored of whoever has the link, for one campaign. */
export async function answerRights(app: Context, lang: string, token: string) {
  const stored = await showStored(app.db, hashToken(token))
  if (!stored) return answerGone()
  const campaign = app.campaigns.get(stored.campaign)
  return json({
    view: 'stored' as const,
    action: `/${lang}/yours/${token}`,
    campaign: campaign ? titleIn(campaign, lang) : stored.campaign,
    name: stored.name,
    email: stored.email,
    letters: stored.letters.map(({ recipient, language, status, day }) => ({
      recipient: nameRecipient(app, campaign, recipient, lang),
      language: app.locales.get(language)?.name ?? language,
      lang: language,
      status,
      day,
    })),
    canWithdraw: stored.letters.some(({ status }) => ['pending', 'queued', 'failed'].includes(status)),
    unlinked: stored.unlinked,
  })
}

/** Withdraws or erases; a link that is not known any more has nothing to do either to. */
export async function answerRightsUsed(app: Context, lang: string, token: string, intent: string) {
  const supporter = await findSupporter(app.db, hashToken(token))
  if (!supporter) return answerGone()
  if (intent === 'erase') {
    const { underWay } = await eraseKey(app, supporter.emailKey)
    app.changed()
    return json({ view: 'erased' as const, underWay })
  }
  if (intent !== 'withdraw') return answerRights(app, lang, token)
  const now = app.now().toISOString()
  const outcome = await withdraw(app.db, hashToken(token), now, keyOfLetters(app.secret))
  app.changed()
  // Of what was not confirmed nothing is stored any more.
  const isLeft = (await findSupporter(app.db, hashToken(token))) !== undefined
  return json({ view: 'withdrawn' as const, back: isLeft ? `/${lang}/yours/${token}` : null, ...outcome })
}
