import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'

/** `{campaign, letters: {prepared, reported, confirmed, queued, accepted, bounced, failed}, shares, signatures, asOf}`; 404 `{error}` for an unknown campaign. */
export async function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { slug = '' } = params
  if (!app.campaigns.has(slug) && !app.statements.has(slug))
    return json({ error: 'unknown-campaign' }, { status: 404 })
  const counter = await readCampaignCounter(app, slug)
  return json(
    { campaign: slug, ...counter, asOf: app.now().toISOString() },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
