import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { loadCounter } from '../server/counter.server.ts'

/** `{campaign, letters: {prepared, reported, confirmed, queued, accepted, bounced, failed}, shares, signatures, asOf}`; 404 `{error}` for no such campaign. */
export async function loader({ params, context: { deps } }: LoaderFunctionArgs) {
  const campaign = deps.campaigns.get(params.slug ?? '')
  if (!campaign) return json({ error: 'unknown-campaign' }, { status: 404 })
  const counter = await loadCounter(deps, campaign.slug)
  return json(
    { campaign: campaign.slug, ...counter, asOf: deps.now().toISOString() },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
