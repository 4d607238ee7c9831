import { recordParticipation } from '../../db/queries/participation.ts'
import type { Campaign } from '../domain/campaign/campaign.ts'
import { decideParticipation, showOncePurpose, type Action } from '../domain/participation/participation.ts'
import type { Result } from '../domain/result.ts'
import type { Context } from '../context.ts'
import { hashUse, isOurToken } from './token.server.ts'

/**
 * Records what a supporter did, once for each token and purpose. New, repeated and not counted look the same from
 * outside: a token that is not ours is set aside silently.
 */
export async function participate(
  app: Context,
  campaign: Campaign,
  action: Action,
  token: string,
): Promise<Result<void>> {
  const now = app.now()
  const decision = decideParticipation(campaign, action, now)
  if (!decision.ok) return decision
  const ours = isOurToken(app.secret, token, now)
  const isNew = await recordParticipation(app.db, {
    ...decision.value,
    once: ours ? hashUse(token, showOncePurpose(decision.value)) : null,
    suspect: !ours,
  })
  if (isNew) app.changed()
  return { ok: true, value: undefined }
}
