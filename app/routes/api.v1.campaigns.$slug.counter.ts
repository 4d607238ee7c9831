import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { loadCounter } from '../server/counter.server.ts'

/** `{campaign, letters: {prepared, reported, confirmed, queued, accepted, bounced, failed}, shares, signatures, asOf}`; 404 `{error}` for no such campaign. */
export async function loader({ params, context: { deps } }: LoaderFunctionArgs) {
  const { slug = '' } = params
  if (!deps.campaigns.has(slug) && !deps.statements.has(slug))
    return json({ error: 'unknown-campaign' }, { status: 404 })
  const counter = await loadCounter(deps, slug)
  return json(
    { campaign: slug, ...counter, asOf: deps.now().toISOString() },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
