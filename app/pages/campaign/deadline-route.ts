import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { handleCalendar } from './calendar.server.ts'
import { requireCampaign } from '#app/pages/require-campaign.server.ts'
import styles from '#app/ui/styles/app.css?url'
import { campaignPath } from '#app/paths.ts'

/** The campaign's dates as a file. This route has no page, so that a refusal is shown by the campaign's. */
export function loader({ params, context: { app } }: LoaderFunctionArgs) {
  try {
    const { campaign, lang } = requireCampaign(app, params)
    return handleCalendar(app, campaign, lang, styles)
  } catch (thrown) {
    if (thrown instanceof Response) return redirect(campaignPath(params.lang ?? '', params.slug ?? ''), 303)
    throw thrown
  }
}
