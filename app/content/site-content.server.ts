import { loadReference } from '#db/reference/load.ts'
import type { Config } from '#app/config/config.ts'
import { folders } from '#app/config/folders.server.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { formatProblem, type Problem } from '#app/core/problem.ts'
import type { Log } from '#app/log/log.ts'
import { createCampaignDirectories } from './campaign-directories.server.ts'
import { createLinkBuilder } from './link-builder.ts'
import { loadCampaigns, type CampaignSources, type LoadedCampaigns } from './load-campaigns.server.ts'
import { loadDirectory } from './load-directory.server.ts'
import { loadLocales } from '#app/locale/locales.server.ts'
import { loadStatements, publishedStatements, type LoadedStatement } from './load-statements.server.ts'

interface SiteContentSources {
  config: Config
  log: Log
  now(): Date
  /** whether every letter and post is composed once, as in CampaignSources */
  compose: boolean
  /** reads the files; tests of one set of campaigns read them once */
  readFiles?: typeof readSiteFiles
}

/** Reads reference data, translations, templates, campaigns and open letters: the files that hold for every site that shows them. */
export function readSiteFiles({
  campaignsDir,
  ...more
}: Pick<CampaignSources, 'campaignsDir' | 'now' | 'link' | 'compose'>) {
  const reference = loadReference(folders.reference)
  const locales = loadLocales(folders.locales)
  const templatesDir = folders.templates
  return {
    reference,
    locales,
    loadedCampaigns: loadCampaigns({ campaignsDir, templatesDir, reference, locales, ...more }),
    loadedStatements: loadStatements({ campaignsDir, locales }),
  }
}

/**
 * Loads all files that people write: campaigns, open letters, templates, translations, the directory. Campaigns and open letters
 * with mistakes are logged and left out; throws a DirectoryError if the directory has mistakes.
 */
export function loadSiteContent({
  config,
  log,
  now,
  compose,
  readFiles = readSiteFiles,
}: SiteContentSources) {
  const link = createLinkBuilder(config.host.baseUrl)
  const files = readFiles({ campaignsDir: config.folders.campaigns, now: now(), link, compose })
  const { reference, locales, loadedCampaigns, loadedStatements } = files
  const directory = loadDirectory(config.directoryFile, reference, now)
  if (!directory.ok) throw new DirectoryError(directory.error)
  for (const { slug, problems } of [...loadedCampaigns.campaigns, ...loadedStatements])
    logProblems(log, slug, problems)
  const rows = new Map(loadedStatements.map(({ slug, signatories }) => [slug, signatories]))
  return {
    reference,
    locales,
    link,
    loadedCampaigns,
    loadedStatements,
    templates: loadedCampaigns.templates,
    campaigns: publishedCampaigns(loadedCampaigns),
    statements: publishedStatements(loadedStatements),
    /** the slugs of campaigns and open letters with mistakes */
    leftOut: listLeftOut(loadedCampaigns, loadedStatements),
    directory: createCampaignDirectories(loadedCampaigns, directory.value, now),
    /** the imported signatories of a statement */
    importedRows: (slug: string) => rows.get(slug) ?? [],
  }
}

const publishedCampaigns = ({ campaigns }: LoadedCampaigns): ReadonlyMap<string, Campaign> =>
  new Map(campaigns.flatMap(({ slug, campaign }) => (campaign && !campaign.draft ? [[slug, campaign]] : [])))

function listLeftOut({ campaigns }: LoadedCampaigns, statements: readonly LoadedStatement[]): string[] {
  const slugs = [...campaigns.filter((one) => !one.campaign), ...statements.filter((one) => !one.statement)]
  return [...new Set(slugs.map(({ slug }) => slug))]
}

/** A directory file with mistakes. The server does not start: half a directory could send letters astray. */
class DirectoryError extends Error {
  constructor(problems: readonly Problem[]) {
    super(problems.slice(0, 20).map(formatProblem).join('\n'))
  }
}

/** Logs where the first mistakes of a campaign are; `demarche check` says what they are. */
function logProblems(log: Log, slug: string, problems: readonly Problem[]): void {
  for (const { file, line, column } of problems.slice(0, 5))
    log.error('campaign-left-out', {
      campaign: slug,
      file: file.split('/').at(-1) ?? '',
      line,
      column,
      problems: problems.length,
    })
}
