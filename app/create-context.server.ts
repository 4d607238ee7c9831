import type { Context } from './context.ts'
import { loadSecret } from './security/secret.server.ts'
import { LRUCache } from 'lru-cache'
import { openDatabase } from '../db/dialects/open.ts'
import { migrateToLatest } from '../db/migrations/migrate.ts'
import type { Config } from './config/config.ts'
import { loadSiteContent } from './content/site-content.server.ts'
import type { Campaign } from './domain/campaign/campaign.ts'
import { dayInGeneva } from './domain/campaign/session.ts'
import { prepareLetters, type Composer, type World } from './domain/letter/compose.ts'
import { startJobs } from './jobs.server.ts'
import type { Log } from './log/log.ts'
import { watchBounced, withoutBounced } from './server/mail/bounced.server.ts'
import { startMail } from './server/mail/mail.server.ts'
import { endsOf, runDueRetention } from './server/mail/retention.server.ts'
import { refusalWordsFor } from './server/refusal-words.server.ts'

import { createDocuments } from './server/statement/document.server.ts'
import { endsOfStatements, runStatementRetention } from './server/statement/retention.server.ts'
import { createRolls } from './server/statement/roll.server.ts'
import { rememberPictures } from './server/typeset/pictures.server.ts'
import { createPress } from './server/typeset/press.server.ts'
import { realTimers } from './time/real-timers.server.ts'
import type { Timers } from './time/timers.ts'

export type ContextOptions = {
  /** Whether every letter and post is composed once, as in CampaignSources. */
  compose?: boolean
  timers?: Timers
}

/**
 * Brings everything together: reads the content, opens the database, starts what works in the background. Throws when the
 * database cannot be opened or the directory file has mistakes.
 */
export async function createContext(
  config: Config,
  log: Log,
  { compose = true, timers = realTimers }: ContextOptions = {},
): Promise<Context> {
  const now = () => (config.fixedNow === null ? new Date() : new Date(config.fixedNow))
  const content = loadSiteContent({ config, log, now, compose })
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
      await runDueRetention({ config, db, now }, endsOf(content.loaded))
      await runStatementRetention({ config, db, now }, endsOfStatements(content.letters))
    },
  })
  let revision = 0
  const changed = () => void revision++
  const bounced = await watchBounced({ db, secret, log, changed })
  const directory = (campaign: Pick<Campaign, 'slug'>) =>
    withoutBounced(content.directory(campaign), bounced.has)
  const mail = startMail({
    config,
    locales,
    db,
    log,
    secret,
    now,
    bounced: () => void bounced.refresh(),
    campaigns,
    reference,
    directory,
  })
  const press = rememberPictures(createPress({ timers }))
  const documents = createDocuments(createPress({ most: 20, limit: 30_000, timers }))
  const world = (): World => ({ reference, templates, locales, now: now(), link })
  return {
    config,
    log,
    db,
    reference,
    locales,
    templates,
    campaigns,
    statements,
    rolls: createRolls({ db, statements, rowsOf: content.importedRows, states: reference.states, now }),
    leftOut: content.leftOut,
    directory,
    secret,
    press,
    documents,
    mail,
    now,
    world,
    composer: rememberComposers(world),
    revision: () => revision,
    changed,
    refusalWords: (acceptLanguage) => refusalWordsFor(locales, acceptLanguage),
    async close() {
      await mail?.close()
      await bounced.stop()
      await stopJobs()
      await press.close()
      await documents.press.close()
      await db.destroy()
    },
  }
}

// A composer knows what day it is, hence the day in its key.
function rememberComposers(world: () => World): Context['composer'] {
  const composers = new LRUCache<string, Composer>({ max: 500 })
  return (campaign, lang) => {
    const now = world()
    const key = `${campaign.slug} ${lang} ${dayInGeneva(now.now)}`
    const composer = composers.get(key) ?? prepareLetters(campaign, lang, now)
    composers.set(key, composer)
    return composer
  }
}
