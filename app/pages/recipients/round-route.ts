import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { letterQuery } from '#app/pages/letter/letter-request.server.ts'
import { findOpenRound } from '#app/pages/open-round.server.ts'
import { requireCampaign } from '#app/pages/require-campaign.server.ts'
import { letterPath, recipientsPath } from '#app/paths.ts'

/** From the recipients that were ticked (`?to=CH&to=FR`) to the first letter of their round. */
export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const { lang = '', slug = '' } = params
  try {
    const { campaign } = requireCampaign(app, params)
    const caseId = campaign.cases.find(({ id }) => id === query.get('case'))?.id
    const round = findOpenRound(app, campaign, query.getAll('to').join('.'), caseId)
    const [first, ...rest] = round?.recipients ?? []
    return redirect(
      first === undefined
        ? recipientsPath(lang, slug, letterQuery({ caseId }))
        : letterPath(
            lang,
            slug,
            first.id,
            letterQuery({ caseId, round: rest.length > 0 ? round : undefined }),
          ),
      303,
    )
  } catch (thrown) {
    // This route has no page, so that the refusal is shown by one that has.
    if (thrown instanceof Response) return redirect(recipientsPath(lang, slug), 303)
    throw thrown
  }
}
