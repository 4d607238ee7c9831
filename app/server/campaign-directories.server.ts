import type { Campaign } from '../domain/campaign/campaign.ts'
import { dayInGeneva } from '../domain/campaign/session.ts'
import { demoDirectory, joinDirectories, type Directory } from '../domain/directory/address.ts'
import { makeDirectory } from '../domain/directory/entry.ts'
import type { LoadedCampaigns } from './campaigns.server.ts'

/** The operator's directory, then what comes with the campaign; a demonstration makes up the missions that are left. */
export function directoriesOf(
  { campaigns }: LoadedCampaigns,
  operators: Directory,
  now: () => Date,
): (campaign: Pick<Campaign, 'slug'>) => Directory {
  const today = () => dayInGeneva(now())
  const own = new Map(campaigns.map(({ slug, addresses }) => [slug, makeDirectory(addresses, today)]))
  const joined = new Map(
    [...own].map(([slug, directory]) => [
      slug,
      operators === demoDirectory
        ? joinDirectories(directory, operators)
        : joinDirectories(operators, directory),
    ]),
  )
  return ({ slug }) => joined.get(slug) ?? operators
}
