import type { Problem } from '#app/core/problem.ts'
import type { Reference } from '#app/reference/reference.ts'
import type { Result } from '#app/core/result.ts'

/** The files of one campaign folder. `folder` is its name in messages: `campaigns/end-reprisals`. */
export interface CampaignFolder {
  slug: string
  folder: string
  /** undefined if the file is missing */
  campaign: Result<Uint8Array, Problem> | undefined
  /** by language, from words.<lang>.yaml */
  words: ReadonlyMap<string, Result<Uint8Array, Problem>>
  /** names of other YAML files, which are not used */
  strays: readonly string[]
}

/** The data that a campaign is checked against. */
export interface CheckContext {
  reference: Reference
  /** languages that have interface words, forms of address and templates */
  languages: readonly string[]
}
