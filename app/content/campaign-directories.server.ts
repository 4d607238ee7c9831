import type { Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { demoDirectory, joinDirectories, type Directory } from '#app/recipient/address.ts'
import { createDirectory } from '#app/directory/entry.ts'
import type { LoadedCampaigns } from './load-campaigns.server.ts'

/** The operator's directory, then what comes with the campaign; a demonstration makes up the missions that are left. */
export function createCampaignDirectories(
  { campaigns }: LoadedCampaigns,
  operators: Directory,
  now: () => Date,
): (campaign: Pick<Campaign, 'slug'>) => Directory {
  const today = () => dayInGeneva(now())
  const own = new Map(campaigns.map(({ slug, addresses }) => [slug, createDirectory(addresses, today)]))
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
