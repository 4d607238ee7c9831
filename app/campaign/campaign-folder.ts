import type { Problem } from '#app/core/problem.ts'
import type { Reference } from '#app/reference/reference.ts'
import type { Result } from '#app/core/result.ts'

/** The files of one campaign folder. `folder` is how messages name it: `campaigns/end-reprisals`. */
export interface CampaignFolder {
  slug: string
  folder: string
  /** undefined: there is none */
  campaign: Result<Uint8Array, Problem> | undefined
  /** by language, from words.<lang>.yaml */
  words: ReadonlyMap<string, Result<Uint8Array, Problem>>
  /** names of other YAML files, which nothing reads */
  strays: readonly string[]
}

/** What a campaign is checked against. */
export interface CheckContext {
  reference: Reference
  /** languages that have interface words, forms of address and templates */
  languages: readonly string[]
}
