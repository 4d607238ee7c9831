import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { loadReference } from '#db/reference/load.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import type { Counter } from '#app/participation/counter.ts'
import { loadCampaigns } from '#app/content/load-campaigns.server.ts'
import { folders, root } from '#app/config/folders.server.ts'
import { loadLocales } from '#app/locale/locales.server.ts'

/** The campaign that is walked through: the real one. */
export const slug = 'end-reprisals'

export const campaignsDir = join(root, 'campaigns')

export const reference = loadReference(folders.reference)

/** A campaign as the program reads it, so that no test repeats its sentences. */
export function readCampaign(dir = campaignsDir, name = slug): Campaign {
  const { campaigns } = loadCampaigns(
    {
      campaignsDir: dir,
      templatesDir: folders.templates,
      reference,
      locales: loadLocales(folders.locales),
      now: new Date(),
      link: (campaign, lang, caseId) =>
        `https://letters.example/${lang}/campaigns/${campaign}/${caseId ?? ''}`,
      compose: false,
    },
    name,
  )
  const [found] = campaigns
  if (!found?.campaign) throw new Error(`${name} is broken: ${JSON.stringify(found?.problems)}`)
  return found.campaign
}

/** Those of the copies below. */
export const copiedLanguages = ['zh', 'en']

/**
 * A folder with copies of the real campaign, each with one of its files changed; gone when the test is over. They have
 * two of its languages, since reading all takes long.
 */
export async function copyCampaigns(
  copies: Record<string, (campaignYaml: string) => string>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-campaigns-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, change] of Object.entries(copies)) {
    await cp(join(campaignsDir, slug), join(folder, name), {
      recursive: true,
      filter: (path) => isCampaignFile(path) && isCopied(path),
    })
    const file = join(folder, name, 'campaign.yaml')
    const facts = (await readFile(file, 'utf8')).replace(
      /^languages: .*$/m,
      `languages: [${copiedLanguages.join(', ')}]`,
    )
    await writeFile(file, change(facts))
  }
  return folder
}

function isCopied(path: string): boolean {
  const lang = /[\\/]words\.(?<lang>[a-z]+)\.yaml$/.exec(path)?.groups?.lang
  return lang === undefined || copiedLanguages.includes(lang)
}

/** The letters' files without the open letter's, which would stand at the same address. */
export const isCampaignFile = (path: string): boolean => !/[\\/]statement(?:\.yaml)?$/.test(path)

/** The numbers as of now: a query that no page has goes past the page cache. */
export async function fetchCounter(url: string, name = slug): Promise<Counter> {
  const answer = await fetch(`${url}/api/v1/campaigns/${name}/counter?now=${performance.now()}`)
  const { letters, shares, signatures } = (await answer.json()) as Counter
  return { letters, shares, signatures }
}

export const expectedCounter = (prepared: number, reported: number, shares: number): Counter => ({
  letters: { prepared, reported, confirmed: 0, queued: 0, accepted: 0, bounced: 0, failed: 0 },
  shares,
  signatures: 0,
})
