import { listOffices } from '../../domain/directory/recipient.ts'
import type { World } from '../../domain/letter/compose.ts'
import type { Problem } from '../../domain/problem.ts'
import type { LoadedCampaign } from '../../server/campaigns.server.ts'
import type { CliContext } from '../cli-context.ts'

/** What is no mistake but should be known: offices without an address. Letters to them can only be printed. */
export function listNotes(
  { slug, campaign, locateFacts }: LoadedCampaign,
  { reference }: Pick<World, 'reference'>,
  directory: CliContext['directory'],
): Problem[] {
  if (!campaign || !locateFacts) return []
  return listOffices(campaign, reference).flatMap((office, i) =>
    directory(campaign)(office) === undefined
      ? [
          {
            ...locateFacts(['recipients', 'offices', i, 'id']),
            what: `No address of the office "${office.id}" is known.`,
            todo: `Put it into campaigns/${slug}/directory.csv with its source and date; until then its page offers print and PDF only.`,
          },
        ]
      : [],
  )
}
