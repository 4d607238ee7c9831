import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Campaign } from '#app/campaign/campaign.ts'
import { checkCompositions } from './check/check-compositions.ts'
import type { CampaignFolder } from '#app/campaign/campaign-folder.ts'
import { parseCampaign, type ParsedCampaign } from '#app/campaign/parse-campaign.ts'
import { maxYamlBytes } from '#app/core/yaml/yaml.ts'
import type { CompositionContext } from '#app/letter/compose-letter.ts'
import type { Templates } from '#app/letter/template.ts'
import { findRecipient } from '#app/recipient/recipient.ts'
import type { DirectoryEntry } from '#app/directory/entry.ts'
import { parseDirectory } from '#app/directory/parse-directory.ts'
import type { Locale } from '#app/locale/locale.ts'
import { sortProblems, type Problem } from '#app/core/problem.ts'
import type { Reference } from '#app/reference/reference.ts'
import { ok, type Result } from '#app/core/result.ts'
import { readDirectoryRows } from './directory-file.server.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import { loadTemplates } from './templates/load-templates.server.ts'

export interface LoadedCampaign {
  slug: string
  /** undefined while there are problems */
  campaign?: Campaign
  /** where an entry of its campaign.yaml stands; undefined while that cannot be read */
  locateFacts?: ParsedCampaign['locateFacts']
  /** addresses that come with the campaign: its directory.csv */
  addresses: readonly DirectoryEntry[]
  problems: Problem[]
}

export interface CampaignSources {
  campaignsDir: string
  templatesDir: string
  reference: Reference
  locales: ReadonlyMap<string, Locale>
  now: Date
  link: CompositionContext['link']
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
  const slugs = listCampaignFolders(campaignsDir).filter(
    (slug) => (only === undefined || slug === only) && !hasOnlyStatement(join(campaignsDir, slug)),
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
    ...shared.problems.map(({ file }) => templateKeyOf(file)),
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
      sharedKinds.some((kind) => used.some((lang) => templateKeyOf(file) === kind + lang)),
    )
    const addresses = readAddresses(
      join(campaignsDir, slug),
      shown(slug),
      reference,
      parsed.ok ? parsed.value.campaign.recipients.offices.map(({ id }) => id) : undefined,
    )
    const strangers = parsed.ok
      ? listUnknownRecipientTemplates([...brought.letters.keys()], parsed.value.campaign, reference)
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
function listUnknownRecipientTemplates(
  keys: readonly string[],
  campaign: Campaign,
  reference: Reference,
): Problem[] {
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
const templateKeyOf = (file: string): string => file.replace(/^templates\//, '').replace(/\.hbs$/, '')

/** Every folder that may hold a campaign, with mistakes or without. */
export function listCampaignFolders(campaignsDir: string): string[] {
  if (!existsSync(campaignsDir)) return []
  return readdirSync(campaignsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
}

/** A folder of an open letter alone, which has no letters to missions: nothing of a campaign is missing there. */
function hasOnlyStatement(folder: string): boolean {
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
): Result<DirectoryEntry[], Problem[]> {
  const path = join(folder, 'directory.csv')
  if (!existsSync(path)) return ok([])
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
