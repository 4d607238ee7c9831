import { openDatabase } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { clockOf } from './config/config.server.ts'
import type { Config } from './config/config.ts'
import { readSiteFiles } from './content/site-content.server.ts'
import type { Log } from './log/log.ts'
import { loadSecret } from './security/secret.server.ts'
import { startMailService } from './mail/mail-service.server.ts'
import { realTimers } from './time/real-timers.server.ts'
import type { Timers } from './time/timers.ts'
import type { CompositionContext } from './letter/compose-letter.ts'
import { createComposerCache } from './letter/composer-cache.ts'
import { excludeBounced, watchBouncedAddresses } from './mail/bounce/bounced-addresses.server.ts'
import { createSignatoryStore } from './signature/signatories/signatory-store.server.ts'
import { refusalWordsFor } from './content/refusal-words.server.ts'
import { loadSiteContent } from './content/site-content.server.ts'
import { cachePictures } from './documents/picture/picture-cache.server.ts'
import { createDocuments } from './documents/statement-document.server.ts'
import { createTypesetter } from './documents/typesetter/typesetter.server.ts'
import { startJobs } from './jobs/jobs.server.ts'
import { retentionOptionsOf, runMailRetention } from './jobs/mail-retention.server.ts'
import { runStatementRetention, statementEndsOf } from './jobs/signature-retention.server.ts'
import type { Context } from './context.ts'

interface ContextOptions {
  /** whether every letter and post is composed once, as in CampaignSources */
  compose?: boolean
  /** reads the content's files, as in SiteContentSources */
  readFiles?: typeof readSiteFiles
  timers?: Timers
}

/**
 * Creates everything a request may need: reads the content, opens the database, starts the jobs and the outbox. Throws when the
 * database cannot be opened or the directory file has mistakes.
 */
export async function createContext(
  config: Config,
  log: Log,
  { compose = true, readFiles = readSiteFiles, timers = realTimers }: ContextOptions = {},
): Promise<Context> {
  const now = clockOf(config)
  const content = loadSiteContent({ config, log, now, compose, readFiles })
  const { reference, locales, templates, campaigns, statements, leftOut, link } = content
  const secret = loadSecret(config.secret, config.folders.data)
  const db = openDatabase(config.database)
  await migrateToLatest(db)

  const stopJobs = startJobs({
    db,
    log,
    now,
    timers,
    async runRetention() {
      await runMailRetention({ config, db, now }, retentionOptionsOf(content.loadedCampaigns))
      await runStatementRetention({ config, db, now }, statementEndsOf(content.loadedStatements))
    },
  })

  let revision = 0
  const markChanged = () => void revision++
  const bounced = await watchBouncedAddresses({ db, secret, log, changed: markChanged })
  const directory: Context['directory'] = (campaign) =>
    excludeBounced(content.directory(campaign), bounced.has)
  const onBounced = () => void bounced.refresh()
  const mail = startMailService({
    ...{ config, log, db, secret, now, timers },
    ...{ reference, locales, campaigns, directory, onBounced },
  })

  const signatories = createSignatoryStore({
    ...{ db, statements, now },
    importedRows: content.importedRows,
    states: reference.states,
  })
  const typesetter = cachePictures(createTypesetter({ timers }))
  const documents = createDocuments(createTypesetter({ maxWaiting: 20, timeoutMs: 30_000, timers }))
  const compositionContext = (): CompositionContext => ({ reference, templates, locales, now: now(), link })

  return {
    ...{ config, log, db, secret, now },
    ...{ reference, locales, templates, campaigns, statements, leftOut, directory },
    ...{ mail, signatories, typesetter, documents },
    compositionContext,
    composer: createComposerCache(compositionContext),
    revision: () => revision,
    markChanged,
    refusalWords: (acceptLanguage) => refusalWordsFor(locales, acceptLanguage),
    async close() {
      await mail?.close()
      await bounced.stop()
      await stopJobs()
      await typesetter.close()
      await documents.typesetter.close()
      await db.destroy()
    },
  }
}
