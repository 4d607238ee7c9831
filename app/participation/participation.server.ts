import { recordParticipation } from '#db/queries/participation/participation.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { decideParticipation, dedupPurpose, type SupporterAction } from './participation.ts'
import { ok, type Result } from '#app/core/result.ts'
import { hashTokenUse, isPageToken } from '#app/security/page-token.server.ts'
import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'

interface ParticipationContext {
  db: Kysely<Database>
  secret: string
  now(): Date
  markChanged(): void
}

/**
 * Records what a supporter did, once for each page token and purpose. The result does not tell whether it was counted: a repeated
 * action is ignored, and one with an invalid token is recorded as suspect.
 */
export async function recordSupporterAction(
  app: ParticipationContext,
  campaign: Campaign,
  action: SupporterAction,
  token: string,
): Promise<Result<void>> {
  const now = app.now()
  const decision = decideParticipation(campaign, action, now)
  if (!decision.ok) return decision
  const isOurs = isPageToken(app.secret, token, now)
  const isNew = await recordParticipation(app.db, {
    ...decision.value,
    dedupKey: isOurs ? hashTokenUse(token, dedupPurpose(decision.value)) : null,
    suspect: !isOurs,
  })
  if (isNew) app.markChanged()
  return ok(undefined)
}
