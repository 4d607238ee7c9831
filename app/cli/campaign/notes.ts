import { listOffices } from '../../domain/directory/recipient.ts'
import type { World } from '../../domain/letter/compose.ts'
import type { Problem } from '../../domain/problem.ts'
import type { LoadedCampaign } from '../../server/campaigns.server.ts'
import type { CliContext } from '../cli-context.ts'

/** Notes, not mistakes: offices without an address. Letters to them can only be printed. */
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
            what: `The office "${office.id}" has no address.`,
            todo: `Add it to campaigns/${slug}/directory.csv with its source and date; until then its page offers only printing and PDF.`,
          },
        ]
      : [],
  )
}
