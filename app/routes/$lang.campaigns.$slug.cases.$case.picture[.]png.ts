import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerPicture } from '../server/pages/picture.server.ts'
import { requireCampaign, requireCase } from '../server/pages/require.server.ts'

export function loader({ params, context: { deps } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(deps, params)
  return answerPicture(deps, campaign, lang, requireCase(campaign, lang, params.case ?? '').id)
}
