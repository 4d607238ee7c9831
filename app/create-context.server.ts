import type { Context } from './context.ts'
import { loadSecret } from './security/secret.server.ts'
import { LRUCache } from 'lru-cache'
import { openDatabase } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import type { Config } from './config/config.ts'
import { loadSiteContent, readSiteFiles } from './content/site-content.server.ts'
import type { Campaign } from './campaign/campaign.ts'
import { dayInGeneva } from './time/session.ts'
import {
  prepareLetterComposer,
  type LetterComposer,
  type CompositionContext,
} from './letter/compose-letter.ts'
import { startJobs } from './jobs/jobs.server.ts'
import type { Log } from './log/log.ts'
import { watchBouncedAddresses, excludeBounced } from './mail/bounce/bounced-addresses.server.ts'
import { startMailService } from './mail/mail-service.server.ts'
import { retentionOptionsOf, runMailRetention } from './jobs/mail-retention.server.ts'
import { refusalWordsFor } from './content/refusal-words.server.ts'

import { createDocuments } from './documents/document.server.ts'
import { statementEndsOf, runStatementRetention } from './jobs/signature-retention.server.ts'
import { createSignatoryStore } from './signature/signatories/signatory-store.server.ts'
import { cachePictures } from './documents/typst/picture-cache.server.ts'
import { createTypesetter } from './documents/typst/typesetter.server.ts'
import { realTimers } from './time/real-timers.server.ts'
import type { Timers } from './time/timers.ts'

export type ContextOptions = {
  /** Whether every letter and post is composed once, as in CampaignSources. */
  compose?: boolean
  /** How the content's files are read, as in SiteContentSources. */
  readFiles?: typeof readSiteFiles
  timers?: Timers
}

/**
 * Brings everything together: reads the content, opens the database, starts what works in the background. Throws when the
 * database cannot be opened or the directory file has mistakes.
 */
export async function createContext(
  config: Config,
  log: Log,
  { compose = true, readFiles = readSiteFiles, timers = realTimers }: ContextOptions = {},
): Promise<Context> {
  const now = () => (config.fixedNow === null ? new Date() : new Date(config.fixedNow))
  const content = loadSiteContent({ config, log, now, compose, readFiles })
  const { reference, locales, templates, campaigns, statements, link } = content
  const secret = loadSecret(config.secret, config.folders.data)
  const db = openDatabase(config.database)
  await migrateToLatest(db)
  const stopJobs = startJobs({
    db,
    log,
    now,
    timers,
    async runRetention() {
      await runMailRetention({ config, db, now }, retentionOptionsOf(content.loaded))
      await runStatementRetention({ config, db, now }, statementEndsOf(content.letters))
    },
  })
  let revision = 0
  const changed = () => void revision++
  const bounced = await watchBouncedAddresses({ db, secret, log, changed })
  const directory = (campaign: Pick<Campaign, 'slug'>) =>
    excludeBounced(content.directory(campaign), bounced.has)
  const mail = startMailService({
    config,
    locales,
    db,
    log,
    secret,
    now,
    timers,
    onBounced: () => void bounced.refresh(),
    campaigns,
    reference,
    directory,
  })
  const press = cachePictures(createTypesetter({ timers }))
  const documents = createDocuments(createTypesetter({ most: 20, limit: 30_000, timers }))
  const world = (): CompositionContext => ({ reference, templates, locales, now: now(), link })
  return {
    config,
    log,
    db,
    reference,
    locales,
    templates,
    campaigns,
    statements,
    signatories: createSignatoryStore({
      db,
      statements,
      rowsOf: content.importedRows,
      states: reference.states,
      now,
    }),
    leftOut: content.leftOut,
    directory,
    secret,
    typesetter: press,
    documents,
    mail,
    now,
    compositionContext: world,
    composer: rememberComposers(world),
    revision: () => revision,
    markChanged: changed,
    refusalWords: (acceptLanguage) => refusalWordsFor(locales, acceptLanguage),
    async close() {
      await mail?.close()
      await bounced.stop()
      await stopJobs()
      await press.close()
      await documents.typesetter.close()
      await db.destroy()
    },
  }
}

// A composer knows what day it is, hence the day in its key.
function rememberComposers(world: () => CompositionContext): Context['composer'] {
  const composers = new LRUCache<string, LetterComposer>({ max: 500 })
  return (campaign, lang) => {
    const now = world()
    const key = `${campaign.slug} ${lang} ${dayInGeneva(now.now)}`
    const composer = composers.get(key) ?? prepareLetterComposer(campaign, lang, now)
    composers.set(key, composer)
    return composer
  }
}
