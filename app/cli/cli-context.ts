import { suggestKnown } from '#app/core/suggest-known.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import type { CompositionContext } from '#app/letter/compose-letter.ts'
import { formatProblem } from '#app/core/problem.ts'
import { loadCampaigns, type LoadedCampaigns } from '#app/content/load-campaigns.server.ts'
import { clockOf, processConfig } from '#app/config/config.server.ts'
import type { Config } from '#app/config/config.ts'
import { createCampaignDirectories } from '#app/content/campaign-directories.server.ts'
import { loadDirectory } from '#app/content/load-directory.server.ts'
import { folders } from '#app/config/folders.server.ts'
import { createLinkBuilder } from '#app/content/link-builder.ts'
import { loadLocales } from '#app/locale/locales.server.ts'
import { loadReference } from '#db/reference/load.ts'
import type { CliIo } from './io.ts'
import { UsageError } from './usage-error.ts'

/** The data for commands about campaigns; no database. */
export interface CliContext {
  config: Config
  compositionContext: CompositionContext
  loaded: LoadedCampaigns
  directory: ReturnType<typeof createCampaignDirectories>
}

/** Loads the settings. Throws a usage error with all their problems. */
export function requireConfig({ env }: Pick<CliIo, 'env'>): Config {
  const config = processConfig('.env', env)
  if (!config.ok) throw new UsageError(config.error.join('\n'))
  return config.value
}

/** Loads all campaigns, or one, with the directory. */
export function loadCliContext(config: Config, only?: string, progress?: (slug: string) => void): CliContext {
  const { compositionContext, loaded } = loadContent(config, only, progress)
  const directory = loadDirectory(
    config.directoryFile,
    compositionContext.reference,
    () => compositionContext.now,
  )
  if (!directory.ok) throw new UsageError(directory.error.map(formatProblem).join('\n'))
  return {
    config,
    compositionContext,
    loaded,
    directory: createCampaignDirectories(loaded, directory.value, () => compositionContext.now),
  }
}

/**
 * Loads campaigns and all that letters are composed from, without addresses. Mistakes in a campaign are part
 * of the result.
 */
export function loadContent(
  config: Config,
  only?: string,
  progress?: (slug: string) => void,
): Pick<CliContext, 'compositionContext' | 'loaded'> {
  const reference = loadReference(folders.reference)
  const locales = loadLocales(folders.locales)
  const now = clockOf(config)()
  const link = createLinkBuilder(config.host.baseUrl)
  const loaded = loadCampaigns(
    {
      campaignsDir: config.folders.campaigns,
      templatesDir: folders.templates,
      reference,
      locales,
      now,
      link,
    },
    only,
    progress,
  )
  return { compositionContext: { reference, templates: loaded.templates, locales, now, link }, loaded }
}

/** Returns the campaign with a slug. Throws a usage error if there is none or it has mistakes. */
export function requireLoadedCampaign({ loaded, config }: CliContext, slug: string): Campaign {
  const found = loaded.campaigns.find((c) => c.slug === slug)
  if (!found) throw new UsageError(`There is no campaign "${slug}" in ${config.folders.campaigns}.`)
  if (!found.campaign)
    throw new UsageError(
      `The campaign "${slug}" has mistakes:\n${found.problems.map(formatProblem).join('\n')}`,
    )
  return found.campaign
}

/** Returns a value that is known. Throws a usage error that suggests the nearest one. */
export function requireKnown(kind: string, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value
  throw new UsageError(
    known.length === 0
      ? `There is no ${kind} "${value}"; there is none at all.`
      : `There is no ${kind} "${value}". ${suggestKnown(value, known)}`,
  )
}
