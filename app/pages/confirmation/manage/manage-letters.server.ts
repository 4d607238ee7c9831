import type { EmailLink } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import { eraseByEmailKey } from '#app/mail/admin/erase.server.ts'
import { dedupKeyFor } from '#app/mail/mail-keys.server.ts'
import { readField } from '#app/core/form-fields.ts'
import { campaignTitle, recipientLabel } from '#app/mail/message/recipient-labels.ts'
import { managePath } from '#app/paths.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import { findSupporter, withdraw } from '#db/queries/supporter/supporters.ts'
import { readStored } from '#db/queries/supporter/stored.ts'
import type { ManageResult } from './manage-result.ts'

/** Shows all that is stored of a supporter for one campaign. Undefined if this is no such link. */
export async function handleManageLetters(
  app: Context,
  { lang, token }: EmailLink,
): Promise<ManageResult | undefined> {
  const stored = await readStored(app.db, hashToken(token))
  if (!stored) return undefined
  const campaign = app.campaigns.get(stored.campaign)
  return {
    about: 'letters',
    page: {
      view: 'stored',
      action: managePath(lang, token),
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
    },
  }
}

/** Withdraws (`intent=withdraw`) or erases (`intent=erase`); anything else shows what is stored. */
export async function handleManageLettersAction(
  app: Context,
  link: EmailLink,
  data: FormData,
): Promise<ManageResult | undefined> {
  const manageHash = hashToken(link.token)
  const supporter = await findSupporter(app.db, manageHash)
  if (!supporter) return undefined
  const intent = readField(data, 'intent')
  if (intent === 'erase') {
    const { underWay } = await eraseByEmailKey(app, supporter.emailKey)
    app.markChanged()
    return { about: 'letters', page: { view: 'erased', underWay } }
  }
  if (intent !== 'withdraw') return handleManageLetters(app, link)
  const outcome = await withdraw(app.db, manageHash, app.now().toISOString(), dedupKeyFor(app.secret))
  app.markChanged()
  // Of what was not confirmed nothing is stored any more.
  const isLeft = (await findSupporter(app.db, manageHash)) !== undefined
  const back = isLeft ? managePath(link.lang, link.token) : null
  return { about: 'letters', page: { view: 'withdrawn', back, ...outcome } }
}
