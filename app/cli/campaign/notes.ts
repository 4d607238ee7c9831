import { listOffices } from '#app/recipient/recipient.ts'
import type { CompositionContext } from '#app/letter/compose-letter.ts'
import type { Problem } from '#app/core/problem.ts'
import type { LoadedCampaign } from '#app/content/load-campaigns.server.ts'
import type { CliContext } from '#app/cli/cli-context.ts'

/** Lists notes, which are no mistakes: offices without an address. Letters to them can only be printed. */
export function listNotes(
  { slug, campaign, locateFacts }: LoadedCampaign,
  { reference }: Pick<CompositionContext, 'reference'>,
  directory: CliContext['directory'],
): Problem[] {
  if (!campaign || !locateFacts) return []
  return listOffices(campaign, reference).flatMap((office, i) =>
    directory(campaign)(office) === undefined
      ? [
          {
            ...locateFacts(['recipients', 'offices', i, 'id']),
            what: `The office "${office.id}" has no address.`,
            todo: `Add it to campaigns/${slug}/directory.csv with its source and date. Until then, the page offers only printing and PDF.`,
          },
        ]
      : [],
  )
}
