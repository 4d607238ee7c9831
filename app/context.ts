import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { Config } from './config/config.ts'
import type { Campaign } from './campaign/campaign.ts'
import type { Directory } from './recipient/address.ts'
import type { CompositionContext } from './letter/compose-letter.ts'
import type { FindComposer } from './letter/composer-cache.ts'
import type { Templates } from './letter/template.ts'
import type { Reference } from './reference/reference.ts'
import type { Statement } from './statement/statement.ts'
import type { RefusalWords } from './host/refusal-page.ts'
import type { Log } from './log/log.ts'
import type { LocaleFile } from './locale/locales.server.ts'
import type { Documents } from './documents/statement-document.server.ts'
import type { MailService } from './mail/mail-service.ts'
import type { SignatoryStore } from './signature/signatories/signatory-store.server.ts'
import type { Typesetter } from './documents/typesetter/typesetter.server.ts'

/** Everything a request may need, created once by create-context.server.ts. */
export interface Context {
  config: Config
  log: Log
  db: Kysely<Database>
  reference: Reference
  locales: ReadonlyMap<string, LocaleFile>
  templates: Templates
  /** the published campaigns without mistakes, by slug */
  campaigns: ReadonlyMap<string, Campaign>
  /** the published open letters without mistakes, by slug; a folder may hold a campaign, an open letter, or both */
  statements: ReadonlyMap<string, Statement>
  /** their signatories, as far as they are public */
  signatories: SignatoryStore
  /** their PDF, DOCX and text files */
  documents: Documents
  /** the slugs of campaigns and open letters with mistakes */
  leftOut: readonly string[]
  /** the addresses that a campaign's letters may go to, without those that bounced */
  directory(campaign: Pick<Campaign, 'slug'>): Directory
  secret: string
  /** of letters and share pictures */
  typesetter: Typesetter
  /** null if the server sends no email: it has real addresses and no mail server */
  mail: MailService | null
  now(): Date
  compositionContext(): CompositionContext
  composer: FindComposer
  /** a number that grows when this process changes what cached pages show, such as a participation or a bounced address */
  revision(): number
  /** raises the revision */
  markChanged(): void
  refusalWords(acceptLanguage: string | undefined): RefusalWords
  close(): Promise<void>
}
