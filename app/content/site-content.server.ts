import { loadReference } from '#db/reference/load.ts'
import type { Config } from '#app/config/config.ts'
import { folders } from '#app/config/folders.server.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { formatProblem, type Problem } from '#app/core/problem.ts'
import type { Log } from '#app/log/log.ts'
import { createCampaignDirectories } from './campaign-directories.server.ts'
import { loadCampaigns, type CampaignSources, type LoadedCampaigns } from './load-campaigns.server.ts'
import { loadDirectory } from './load-directory.server.ts'
import { subjectPath } from '#app/paths.ts'
import { loadLocales } from '#app/locale/locales.server.ts'
import { loadStatements, publishedStatements, type LoadedStatement } from './load-statements.server.ts'

export interface SiteContentSources {
  config: Config
  log: Log
  now(): Date
  /** whether every letter and post is composed once, as in CampaignSources */
  compose: boolean
  /** how the files are read; tests of one set of campaigns read them once */
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
  const loaded = loadCampaigns({ campaignsDir, templatesDir, reference, locales, ...more })
  return { reference, locales, loaded, letters: loadStatements({ campaignsDir, locales }) }
}

/**
 * Reads everything that people write: campaigns, open letters, templates, translations, the directory. What has mistakes is
 * logged and left out; a directory with mistakes throws.
 */
export function loadSiteContent({
  config,
  log,
  now,
  compose,
  readFiles = readSiteFiles,
}: SiteContentSources) {
  const link = (slug: string, lang: string, caseId?: string) =>
    config.host.baseUrl + subjectPath(lang, slug, caseId)
  const files = readFiles({ campaignsDir: config.folders.campaigns, now: now(), link, compose })
  const { reference, locales, loaded, letters } = files
  const directory = loadDirectory(config.directoryFile, reference, now)
  if (!directory.ok) throw new DirectoryError(directory.error)
  for (const { slug, problems } of [...loaded.campaigns, ...letters]) logProblems(log, slug, problems)
  const rows = new Map(letters.map(({ slug, signatories }) => [slug, signatories]))
  return {
    reference,
    locales,
    link,
    loaded,
    letters,
    templates: loaded.templates,
    campaigns: publishCampaigns(loaded),
    statements: publishedStatements(letters),
    /** the slugs of what has mistakes */
    leftOut: listLeftOut(loaded, letters),
    directory: createCampaignDirectories(loaded, directory.value, now),
    /** the signatories of a statement that were collected elsewhere */
    importedRows: (slug: string) => rows.get(slug) ?? [],
  }
}

const publishCampaigns = ({ campaigns }: LoadedCampaigns): ReadonlyMap<string, Campaign> =>
  new Map(campaigns.flatMap(({ slug, campaign }) => (campaign && !campaign.draft ? [[slug, campaign]] : [])))

function listLeftOut({ campaigns }: LoadedCampaigns, letters: readonly LoadedStatement[]): string[] {
  const slugs = [...campaigns.filter((one) => !one.campaign), ...letters.filter((one) => !one.statement)]
  return [...new Set(slugs.map(({ slug }) => slug))]
}

/** A directory file with mistakes: starting with half of it could send letters astray. */
export class DirectoryError extends Error {
  constructor(problems: readonly Problem[]) {
    super(problems.slice(0, 20).map(formatProblem).join('\n'))
  }
}

/** Names the campaign and where its first mistakes are; the check says what they are. */
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
