import type { Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { demoDirectory, joinDirectories, type Directory } from '#app/recipient/address.ts'
import { createDirectory } from '#app/directory/entry.ts'
import type { LoadedCampaigns } from './load-campaigns.server.ts'

/** Creates the directory of each campaign: the operator's, then the campaign's own. In a demonstration the campaign's own comes first. */
export function createCampaignDirectories(
  { campaigns }: LoadedCampaigns,
  operatorDirectory: Directory,
  now: () => Date,
): (campaign: Pick<Campaign, 'slug'>) => Directory {
  const today = () => dayInGeneva(now())
  const own = new Map(campaigns.map(({ slug, addresses }) => [slug, createDirectory(addresses, today)]))
  const joined = new Map(
    [...own].map(([slug, directory]) => [
      slug,
      operatorDirectory === demoDirectory
        ? joinDirectories(directory, operatorDirectory)
        : joinDirectories(operatorDirectory, directory),
    ]),
  )
  return ({ slug }) => joined.get(slug) ?? operatorDirectory
}
