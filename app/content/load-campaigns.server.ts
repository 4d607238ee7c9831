import { join } from 'node:path'
import type { Campaign } from '#app/campaign/campaign.ts'
import { parseCampaign, type ParsedCampaign } from '#app/campaign/parse-campaign.ts'
import { sortProblems, type Problem } from '#app/core/problem.ts'
import type { DirectoryEntry } from '#app/directory/entry.ts'
import type { CompositionContext } from '#app/letter/compose-letter.ts'
import type { Templates } from '#app/letter/template.ts'
import type { Locale } from '#app/locale/locale.ts'
import { findRecipient } from '#app/recipient/recipient.ts'
import type { Reference } from '#app/reference/reference.ts'
import {
  hasOnlyStatement,
  listCampaignFolders,
  readCampaignDirectory,
  readCampaignFolder,
} from './campaign-folder.server.ts'
import { checkCompositions } from './check/check-compositions.ts'
import { loadTemplates, type LoadedTemplates } from './templates/load-templates.server.ts'

export interface LoadedCampaign {
  slug: string
  /** undefined if there are problems */
  campaign?: Campaign
  /** finds the position of an entry of its campaign.yaml; undefined if there are problems */
  locateFacts?: ParsedCampaign['locateFacts']
  /** the addresses of its directory.csv */
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
  /** false skips the composition of every letter and post, which has just been checked */
  compose?: boolean
}

export interface LoadedCampaigns {
  templates: Templates
  campaigns: LoadedCampaign[]
}

/** Reads, checks and composes all campaign folders, or `only` one. A campaign with mistakes is reported and left out. */
export function loadCampaigns(
  sources: CampaignSources,
  only?: string,
  progress: (slug: string) => void = () => undefined,
): LoadedCampaigns {
  const { campaignsDir, templatesDir } = sources
  const shared = loadTemplates({ path: templatesDir, folder: 'templates', keyPrefix: '' })
  const folders = listCampaignFolders(campaignsDir)
    .filter((slug) => (only === undefined || slug === only) && !hasOnlyStatement(join(campaignsDir, slug)))
    .map((slug) => ({
      slug,
      own: loadTemplates({
        path: join(campaignsDir, slug),
        folder: `campaigns/${slug}`,
        keyPrefix: `${slug}/`,
      }),
    }))
  const templates: Templates = {
    letters: new Map([shared, ...folders.map(({ own }) => own)].flatMap((one) => [...one.templates.letters])),
    posts: new Map([shared, ...folders.map(({ own }) => own)].flatMap((one) => [...one.templates.posts])),
  }
  const languages = listTemplateLanguages(sources, shared)
  const campaigns = folders.map(({ slug, own }) => {
    progress(slug)
    return loadCampaign(slug, sources, { shared, own, templates, languages })
  })
  return { templates, campaigns }
}

interface TemplateSet {
  shared: LoadedTemplates
  own: LoadedTemplates
  /** all of them */
  templates: Templates
  languages: readonly string[]
}

function loadCampaign(
  slug: string,
  { campaignsDir, reference, locales, now, link, compose = true }: CampaignSources,
  { shared, own, templates, languages }: TemplateSet,
): LoadedCampaign {
  const path = join(campaignsDir, slug)
  const folder = `campaigns/${slug}`
  const parsed = parseCampaign(readCampaignFolder(path, slug, folder), { reference, languages })
  const campaign = parsed.ok ? parsed.value.campaign : undefined
  const officeIds = campaign?.recipients.offices.map(({ id }) => id)
  const addresses = readCampaignDirectory(path, folder, reference, officeIds)
  const problems = [
    ...(campaign
      ? listUnknownRecipientTemplates([...own.templates.letters.keys()], campaign, reference)
      : []),
    ...listSharedProblems(shared.problems, campaign?.languages ?? languages),
    ...own.problems,
    ...(parsed.ok ? [] : parsed.error),
    ...(addresses.ok ? [] : addresses.error),
  ]
  if (!parsed.ok || !addresses.ok || problems.length > 0)
    return { slug, addresses: [], problems: sortProblems(problems) }
  const misfits = compose ? checkCompositions(parsed.value, { reference, templates, locales, now, link }) : []
  return misfits.length > 0
    ? { slug, addresses: [], problems: sortProblems(misfits) }
    : { slug, ...parsed.value, addresses: addresses.value, problems: [] }
}

const sharedKinds = ['letters/', 'posts/campaign.', 'posts/case.']

/** `templates/letters/en.hbs` is the template `letters/en`. */
const templateKeyOf = (file: string): string => file.replace(/^templates\//, '').replace(/\.hbs$/, '')

/** The languages in which letters and posts can be composed: those with conventions and all shared templates. */
function listTemplateLanguages(
  { locales, reference }: Pick<CampaignSources, 'locales' | 'reference'>,
  { templates, problems }: LoadedTemplates,
): string[] {
  // A template with a mistake counts as present: only its own mistake is reported.
  const present = new Set([
    ...templates.letters.keys(),
    ...templates.posts.keys(),
    ...problems.map(({ file }) => templateKeyOf(file)),
  ])
  return [...locales.keys()].filter(
    (lang) => reference.conventions.has(lang) && sharedKinds.every((kind) => present.has(kind + lang)),
  )
}

/** The problems of shared templates in these languages. */
const listSharedProblems = (problems: readonly Problem[], languages: readonly string[]): Problem[] =>
  problems.filter(({ file }) =>
    sharedKinds.some((kind) => languages.some((lang) => templateKeyOf(file) === kind + lang)),
  )

/** Problems of templates whose name is not a recipient of the campaign, like `letters/kz-senate.ru.hbs`. */
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
