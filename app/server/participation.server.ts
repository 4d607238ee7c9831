import { recordParticipation } from '../../db/queries/participation/participation.ts'
import type { Campaign } from '../domain/campaign/campaign.ts'
import { decideParticipation, showOncePurpose, type Action } from '../domain/participation/participation.ts'
import type { Result } from '../domain/result.ts'
import { hashTokenUse, isPageToken } from '../security/page-token.server.ts'
import type { Deps } from '../create-context.server.ts'

/**
 * Records what a supporter did, once for each token and purpose. New, repeated and not counted look the same from
 * outside: a token that is not ours is set aside silently.
 */
export async function participate(
  deps: Deps,
  campaign: Campaign,
  action: Action,
  token: string,
): Promise<Result<void>> {
  const now = deps.now()
  const decision = decideParticipation(campaign, action, now)
  if (!decision.ok) return decision
  const ours = isPageToken(deps.secret, token, now)
  const isNew = await recordParticipation(deps.db, {
    ...decision.value,
    once: ours ? hashTokenUse(token, showOncePurpose(decision.value)) : null,
    suspect: !ours,
  })
  if (isNew) deps.changed()
  return { ok: true, value: undefined }
}
