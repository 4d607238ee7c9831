import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerPicture } from '../server/pages/picture.server.ts'
import { requireCampaign, requireCase } from '../server/pages/require.server.ts'

export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(app, params)
  return answerPicture(app, campaign, lang, requireCase(campaign, lang, params.case ?? '').id)
}
