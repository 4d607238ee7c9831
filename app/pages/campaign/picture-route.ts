import type { LoaderFunctionArgs } from '@remix-run/node'
import { handlePicture } from './picture.server.ts'
import { requireCampaign } from '#app/pages/require-campaign.server.ts'

export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(app, params)
  return handlePicture(app, campaign, lang)
}
