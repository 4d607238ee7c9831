import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Campaign } from '../domain/campaign/campaign.ts'
import { checkCompositions } from '../domain/campaign/check-compositions.ts'
import type { CampaignFolder } from '../domain/campaign/campaign-folder.ts'
import { parseCampaign, type ParsedCampaign } from '../domain/campaign/parse-campaign.ts'
import { maxYamlBytes } from '../domain/campaign/yaml.ts'
import type { World } from '../domain/letter/compose.ts'
import type { Templates } from '../domain/letter/template.ts'
import { findRecipient } from '../domain/directory/recipient.ts'
import type { Entry } from '../domain/directory/entry.ts'
import { parseDirectory } from '../domain/directory/parse-directory.ts'
import type { Locale } from '../domain/locale/locale.ts'
import { sortProblems, type Problem } from '../domain/problem.ts'
import type { Reference } from '../domain/reference/reference.ts'
import { accept, type Result } from '../domain/result.ts'
import { readDirectoryRows } from './directory-file.server.ts'
import { readBounded } from './read-bounded.server.ts'
import { loadTemplates } from './templates.server.ts'

export interface LoadedCampaign {
  slug: string
  /** undefined while there are problems */
  campaign?: Campaign
  /** where an entry of its campaign.yaml stands; undefined while that cannot be read */
  locateFacts?: ParsedCampaign['locateFacts']
  /** addresses that come with the campaign: its directory.csv */
  addresses: readonly Entry[]
  problems: Problem[]
}

export interface CampaignSources {
  campaignsDir: string
  templatesDir: string
  reference: Reference
  locales: ReadonlyMap<string, Locale>
  now: Date
  link: World['link']
  /** false: every letter and post is known to compose, since somebody has just tried them */
  compose?: boolean
}

export interface LoadedCampaigns {
  templates: Templates
  campaigns: LoadedCampaign[]
}

/** Reads, checks and composes every campaign folder. A broken one is reported and left out; the others go on. */
export function loadCampaigns(
  sources: CampaignSources,
  only?: string,
  progress: (slug: string) => void = () => undefined,
): LoadedCampaigns {
  const { campaignsDir, templatesDir, reference, locales } = sources
  const slugs = listFolders(campaignsDir).filter(
    (slug) => (only === undefined || slug === only) && !holdsOnlyStatement(join(campaignsDir, slug)),
  )
  const shown = (slug: string) => `campaigns/${slug}`
  const shared = loadTemplates([{ path: templatesDir, shown: 'templates', prefix: '' }])
  const own = slugs.map((slug) => ({
    slug,
    ...loadTemplates([{ path: join(campaignsDir, slug), shown: shown(slug), prefix: `${slug}/` }]),
  }))
  const templates: Templates = {
    letters: new Map([...shared.templates.letters, ...own.flatMap((o) => [...o.templates.letters])]),
    posts: new Map([...shared.templates.posts, ...own.flatMap((o) => [...o.templates.posts])]),
  }
  // A template with a mistake counts as being there: its own mistake is what is reported.
  const written = new Set([
    ...templates.letters.keys(),
    ...templates.posts.keys(),
    ...shared.problems.map(({ file }) => keyOf(file)),
  ])
  const languages = [...locales.keys()].filter(
    (lang) => reference.conventions.has(lang) && sharedKinds.every((kind) => written.has(kind + lang)),
  )
  const campaigns = own.map(({ slug, problems, templates: brought }): LoadedCampaign => {
    progress(slug)
    const parsed = parseCampaign(readFolder(join(campaignsDir, slug), slug, shown(slug)), {
      reference,
      languages,
    })
    const used = parsed.ok ? parsed.value.campaign.languages : languages
    const concerning = shared.problems.filter(({ file }) =>
      sharedKinds.some((kind) => used.some((lang) => keyOf(file) === kind + lang)),
    )
    const addresses = readAddresses(
      join(campaignsDir, slug),
      shown(slug),
      reference,
      parsed.ok ? parsed.value.campaign.recipients.offices.map(({ id }) => id) : undefined,
    )
    const strangers = parsed.ok
      ? listStrangers([...brought.letters.keys()], parsed.value.campaign, reference)
      : []
    const mine = [
      ...strangers,
      ...concerning,
      ...problems,
      ...(parsed.ok ? [] : parsed.error),
      ...(addresses.ok ? [] : addresses.error),
    ]
    if (!parsed.ok || !addresses.ok || mine.length > 0)
      return { slug, addresses: [], problems: sortProblems(mine) }
    const found =
      sources.compose === false
        ? []
        : checkCompositions(parsed.value, {
            reference,
            templates,
            locales,
            now: sources.now,
            link: sources.link,
          })
    return found.length > 0
      ? { slug, addresses: [], problems: sortProblems(found) }
      : { slug, ...parsed.value, addresses: addresses.value, problems: [] }
  })
  return { templates, campaigns }
}

/** Templates for recipients that the campaign does not know, as `letters/kz-senate.ru.hbs` would be. */
function listStrangers(keys: readonly string[], campaign: Campaign, reference: Reference): Problem[] {
  return keys.flatMap((key) => {
    const name = key.split('/').at(-1) ?? ''
    const [id, lang] = name.split('.')
    if (id === undefined || lang === undefined || findRecipient(campaign, reference, id)) return []
    return [
      {
        file: `campaigns/${key}.hbs`,
        line: 1,
        column: 1,
        what: `No recipient has the id "${id}".`,
        todo: 'Name the file after a state like CH, a mission like CH-new-york, or the id of an office.',
      },
    ]
  })
}

const sharedKinds = ['letters/', 'posts/campaign.', 'posts/case.']

/** `templates/letters/en.hbs` is the template `letters/en`. */
const keyOf = (file: string): string => file.replace(/^templates\//, '').replace(/\.hbs$/, '')

/** Every folder that may hold a campaign, with mistakes or without. */
export function listFolders(campaignsDir: string): string[] {
  if (!existsSync(campaignsDir)) return []
  return readdirSync(campaignsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
}

/** A folder of an open letter alone, which has no letters to missions: nothing of a campaign is missing there. */
function holdsOnlyStatement(folder: string): boolean {
  const names = readdirSync(folder)
  return (
    names.includes('statement.yaml') && !names.some((name) => /^(?:campaign|words\..*)\.ya?ml$/.test(name))
  )
}

/** The campaign's own directory, if it has one; it may hold no mailbox of a person. */
function readAddresses(
  folder: string,
  shown: string,
  reference: Reference,
  offices: readonly string[] | undefined,
): Result<Entry[], Problem[]> {
  const path = join(folder, 'directory.csv')
  if (!existsSync(path)) return accept([])
  const file = `${shown}/directory.csv`
  const read = readDirectoryRows(path, file)
  if (!read.ok) return read
  const options = offices === undefined ? {} : { offices }
  return parseDirectory(file, read.value.header, read.value.rows, reference, options)
}

function readFolder(path: string, slug: string, folder: string): CampaignFolder {
  const read = (name: string) => readBounded(join(path, name), `${folder}/${name}`, maxYamlBytes)
  const names = readdirSync(path)
  const words = names.flatMap((name): [string, ReturnType<typeof read>][] => {
    const lang = /^words\.(?<lang>[a-z]{2,3})\.yaml$/.exec(name)?.groups?.lang
    return lang === undefined ? [] : [[lang, read(name)]]
  })
  return {
    slug,
    folder,
    campaign: names.includes('campaign.yaml') ? read('campaign.yaml') : undefined,
    words: new Map(words),
    strays: names.filter(
      (name) => /\.ya?ml$/.test(name) && !/^(?:campaign|statement|words\.[a-z]{2,3})\.yaml$/.test(name),
    ),
  }
}
