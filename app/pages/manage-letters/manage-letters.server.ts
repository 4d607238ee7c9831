import { json } from '@remix-run/node'
import { findSupporter, readStored, withdraw } from '#db/queries/supporter/supporters.ts'
import type { Context } from '#app/context.ts'
import { expiredLinkResponse } from '#app/pages/confirm/confirm-letters-page.server.ts'
import { eraseByEmailKey } from '#app/mail/admin/erase.server.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import { dedupKeyFor } from '#app/mail/mail-keys.server.ts'
import { recipientLabel, campaignTitle } from '#app/mail/message/recipient-labels.ts'

/** All that is stored of whoever has the link, for one campaign. */
export async function handleManageLetters(app: Context, lang: string, token: string) {
  const stored = await readStored(app.db, hashToken(token))
  if (!stored) return expiredLinkResponse()
  const campaign = app.campaigns.get(stored.campaign)
  return json({
    view: 'stored' as const,
    action: `/${lang}/yours/${token}`,
    campaign: campaign ? campaignTitle(campaign, lang) : stored.campaign,
    name: stored.name,
    email: stored.email,
    letters: stored.letters.map(({ recipient, language, status, day }) => ({
      recipient: recipientLabel(app, campaign, recipient, lang),
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
export async function handleManageLettersAction(app: Context, lang: string, token: string, intent: string) {
  const supporter = await findSupporter(app.db, hashToken(token))
  if (!supporter) return expiredLinkResponse()
  if (intent === 'erase') {
    const { underWay } = await eraseByEmailKey(app, supporter.emailKey)
    app.markChanged()
    return json({ view: 'erased' as const, underWay })
  }
  if (intent !== 'withdraw') return handleManageLetters(app, lang, token)
  const now = app.now().toISOString()
  const outcome = await withdraw(app.db, hashToken(token), now, dedupKeyFor(app.secret))
  app.markChanged()
  // Of what was not confirmed nothing is stored any more.
  const isLeft = (await findSupporter(app.db, hashToken(token))) !== undefined
  return json({ view: 'withdrawn' as const, back: isLeft ? `/${lang}/yours/${token}` : null, ...outcome })
}
