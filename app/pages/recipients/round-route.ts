import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { formatLetterQuery } from '#app/pages/letter/letter-request.server.ts'
import { findOpenRound } from '#app/pages/open-round.server.ts'
import { requireCampaign } from '#app/pages/require-campaign.server.ts'

/** Turns the boxes that were ticked (`?to=CH&to=FR`) into the address of a round's first letter. */
export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const write = `/${params.lang}/campaigns/${params.slug}/write`
  const query = new URL(request.url).searchParams
  const caseId = query.get('case') ?? undefined
  try {
    const { campaign } = requireCampaign(app, params)
    const known = campaign.cases.some(({ id }) => id === caseId) ? caseId : undefined
    const chosen = query.getAll('to').join('.')
    const round = findOpenRound(app, campaign, chosen, known)
    const first = round?.recipients[0]
    return redirect(
      first === undefined
        ? `${write}${formatLetterQuery({ caseId: known })}`
        : `${write}/${first.id}${formatLetterQuery({ caseId: known, ...(round && round.recipients.length > 1 ? { round } : {}) })}`,
      303,
    )
  } catch (thrown) {
    // This route has no page of its own; one that has says what is not here.
    if (thrown instanceof Response) return redirect(write, 303)
    throw thrown
  }
}
