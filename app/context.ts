import type { Kysely } from 'kysely'
import type { Database } from '../db/schema/database.ts'
import type { Config } from './config/config.ts'
import type { Campaign } from './domain/campaign/campaign.ts'
import type { Directory } from './domain/directory/address.ts'
import type { Composer, World } from './domain/letter/compose.ts'
import type { Templates } from './domain/letter/template.ts'
import type { Reference } from './domain/reference/reference.ts'
import type { Statement } from './domain/statement/statement.ts'
import type { RefusalWords } from './host/refusal-page.ts'
import type { Log } from './log/log.ts'
import type { LocaleFile } from './server/locales.server.ts'
import type { Mail } from './server/mail/mail.server.ts'
import type { Documents } from './server/statement/document.server.ts'
import type { Rolls } from './server/statement/roll.server.ts'
import type { Press } from './server/typeset/press.server.ts'

/** Everything a request may need, made once. */
export interface Context {
  config: Config
  log: Log
  db: Kysely<Database>
  reference: Reference
  locales: ReadonlyMap<string, LocaleFile>
  templates: Templates
  /** those without a problem, by slug */
  campaigns: ReadonlyMap<string, Campaign>
  /** open letters without a problem, by slug; a folder may hold a campaign, an open letter, or both */
  statements: ReadonlyMap<string, Statement>
  /** who signed them, as it may be shown */
  rolls: Rolls
  /** their documents */
  documents: Documents
  /** the slugs of those with one */
  leftOut: readonly string[]
  /** the addresses that a campaign's letters may go to; without those that letters came back from */
  directory(campaign: Pick<Campaign, 'slug'>): Directory
  secret: string
  press: Press
  /** null where the server sends nothing: real addresses and no mail server */
  mail: Mail | null
  now(): Date
  world(): World
  /** the composer of a campaign's letters in a language, prepared anew each day */
  composer(campaign: Campaign, lang: string): Composer
  /** goes up whenever a participation was recorded by this process */
  revision(): number
  changed(): void
  refusalWords(acceptLanguage: string | undefined): RefusalWords
  close(): Promise<void>
}
