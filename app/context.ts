import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { Config } from './config/config.ts'
import type { Campaign } from './campaign/campaign.ts'
import type { Directory } from './recipient/address.ts'
import type { LetterComposer, CompositionContext } from './letter/compose-letter.ts'
import type { Templates } from './letter/template.ts'
import type { Reference } from './reference/reference.ts'
import type { Statement } from './statement/statement.ts'
import type { RefusalWords } from './host/refusal-page.ts'
import type { Log } from './log/log.ts'
import type { LocaleFile } from './locale/locales.server.ts'
import type { MailService } from './mail/mail-service.ts'
import type { Documents } from './documents/document.server.ts'
import type { SignatoryStore } from './signature/signatories/signatory-store.server.ts'
import type { Typesetter } from './documents/typst/typesetter.server.ts'

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
  signatories: SignatoryStore
  /** their documents */
  documents: Documents
  /** the slugs of those with one */
  leftOut: readonly string[]
  /** the addresses that a campaign's letters may go to; without those that letters came back from */
  directory(campaign: Pick<Campaign, 'slug'>): Directory
  secret: string
  typesetter: Typesetter
  /** null where the server sends nothing: real addresses and no mail server */
  mail: MailService | null
  now(): Date
  compositionContext(): CompositionContext
  /** the composer of a campaign's letters in a language, prepared anew each day */
  composer(campaign: Campaign, lang: string): LetterComposer
  /** goes up whenever a participation was recorded by this process */
  revision(): number
  markChanged(): void
  refusalWords(acceptLanguage: string | undefined): RefusalWords
  close(): Promise<void>
}
