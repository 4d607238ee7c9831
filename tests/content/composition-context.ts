import { join } from 'node:path'
import { loadReference } from '#db/reference/load.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import type { CompositionContext } from '#app/letter/compose-letter.ts'
import { loadCampaigns, type CampaignSources } from '#app/content/load-campaigns.server.ts'
import { folders, root } from '#app/config/folders.server.ts'
import { loadLocales } from '#app/locale/locales.server.ts'

export const reference = loadReference(folders.reference)
export const locales = loadLocales(folders.locales)

/** What this repository's campaigns are read and checked with. */
export const sources: CampaignSources = {
  campaignsDir: join(root, 'campaigns'),
  templatesDir: folders.templates,
  reference,
  locales,
  now: new Date('2026-11-21T12:00:00Z'),
  link: (slug, lang, caseId) =>
    `https://letters.a-coalition-with-a-long-name.example/${lang}/campaigns/${slug}${caseId === undefined ? '' : `/cases/${caseId}`}`,
}

// tests/content/repository.test.ts composes every letter; nobody else needs to wait for that.
const loaded = loadCampaigns({ ...sources, compose: false })

/** The context that letters are composed in at a moment (ISO 8601). */
export const compositionContextAt = (moment: string): CompositionContext => ({
  reference,
  locales,
  templates: loaded.templates,
  now: new Date(moment),
  link: sources.link,
})

/** A campaign of this repository. */
export function readRealCampaign(slug = 'end-reprisals'): Campaign {
  const found = loaded.campaigns.find((c) => c.slug === slug)
  if (!found?.campaign) throw new Error(`${slug} is broken: ${JSON.stringify(found?.problems)}`)
  return found.campaign
}
