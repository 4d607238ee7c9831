import { recordParticipation } from '#db/queries/participation/participation.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { decideParticipation, dedupPurpose, type SupporterAction } from './participation.ts'
import type { Result } from '#app/core/result.ts'
import { hashTokenUse, isPageToken } from '#app/security/page-token.server.ts'
import type { Context } from '#app/context.ts'

/**
 * Records what a supporter did, once for each token and purpose. New, repeated and not counted look the same from
 * outside: a token that is not ours is set aside silently.
 */
export async function recordSupporterAction(
  app: Context,
  campaign: Campaign,
  action: SupporterAction,
  token: string,
): Promise<Result<void>> {
  const now = app.now()
  const decision = decideParticipation(campaign, action, now)
  if (!decision.ok) return decision
  const ours = isPageToken(app.secret, token, now)
  const isNew = await recordParticipation(app.db, {
    ...decision.value,
    once: ours ? hashTokenUse(token, dedupPurpose(decision.value)) : null,
    suspect: !ours,
  })
  if (isNew) app.markChanged()
  return { ok: true, value: undefined }
}
