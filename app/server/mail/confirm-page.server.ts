import { json } from '@remix-run/node'
import type { Pending } from '../../../db/mail-schema.ts'
import { findPending } from '../../../db/queries/pending.ts'
import { showOpening, type Campaign } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import type { Context } from '../../context.ts'
import { hashToken, manageOf } from './keys.server.ts'
import { nameRecipient, titleIn } from './names.server.ts'

export interface WhatWaits {
  pending: Pending
  campaign: Campaign
  isOpen: boolean
}

/** What a link asks to confirm, if it is not unknown, used or too old. Changes nothing. */
export async function findWaiting(app: Context, token: string): Promise<WhatWaits | undefined> {
  const pending = await findPending(app.db, hashToken(token), app.now().toISOString())
  const campaign = pending && app.campaigns.get(pending.campaign)
  if (!pending || !campaign) return undefined
  const isOpen = app.mail !== null && showOpening(campaign, dayInGeneva(app.now())) === 'open'
  return { pending, campaign, isOpen }
}

/** The page behind the link in a confirmation mail: to whom, what, in whose name. Only its button confirms. */
export async function answerConfirmPage(app: Context, lang: string, token: string) {
  const waits = await findWaiting(app, token)
  if (!waits) return answerGone()
  const { pending, campaign, isOpen } = waits
  return json({
    view: 'waits' as const,
    action: `/${lang}/confirm/${token}`,
    rights: showRightsPath(app, lang, token),
    campaign: titleIn(campaign, lang),
    isOpen,
    isPaced: app.mail?.immediate !== true,
    name: pending.name,
    email: pending.email,
    letters: pending.letters.map(({ recipient, language, subject, text }) => ({
      recipient: nameRecipient(app, campaign, recipient, lang),
      lang: language,
      dir: app.locales.get(language)?.dir ?? ('ltr' as const),
      subject,
      text,
    })),
  })
}

/** Unknown, used and too old look alike. */
export const answerGone = () => json({ view: 'gone' as const }, { status: 404 })

export const showRightsPath = ({ secret }: Context, lang: string, token: string): string =>
  `/${lang}/yours/${manageOf(secret, token).manageToken}`
