import { openDatabase } from '../db/dialects/open.ts'
import { migrateToLatest } from '../db/migrations/migrate.ts'
import { loadReference } from '../db/reference/load.ts'
import type { Campaign } from './domain/campaign/campaign.ts'
import { dayInGeneva } from './domain/campaign/session.ts'
import { prepareLetters, type Composer, type World } from './domain/letter/compose.ts'
import { showProblem, type Problem } from './domain/problem.ts'
import { directoriesOf } from './server/campaign-directories.server.ts'
import { loadCampaigns } from './server/campaigns.server.ts'
import type { Config } from './config/config.ts'
import { loadDirectory } from './server/directory.server.ts'
import { folders } from './config/folders.server.ts'
import { linkUnder } from './server/links.server.ts'
import { loadLocales } from './server/locales.server.ts'
import type { Log } from './log/log.ts'
import { watchBounced, withoutBounced } from './server/mail/bounced.server.ts'
import { startMail } from './server/mail/mail.server.ts'
import { endsOf, runDueRetention } from './server/mail/retention.server.ts'
import type { Context } from './context.ts'
import { refusalWordsFor } from './server/refusal-words.server.ts'
import { loadSecret } from './server/secret.server.ts'
import { loadStatements, publishStatements } from './server/statement/load.server.ts'
import { createDocuments } from './server/statement/document.server.ts'
import { endsOfStatements, runStatementRetention } from './server/statement/retention.server.ts'
import { createRolls } from './server/statement/roll.server.ts'
import { startTidying } from './jobs.server.ts'
import { rememberPictures } from './server/typeset/pictures.server.ts'
import { createPress } from './server/typeset/press.server.ts'

/** A directory file with mistakes: starting with half of it could send letters astray. */
export class DirectoryMistakes extends Error {
  constructor(problems: readonly Problem[]) {
    super(problems.slice(0, 20).map(showProblem).join('\n'))
  }
}

/** The composition root; `compose` as in CampaignSources. Throws when the database cannot be opened or the directory file has mistakes. */
export async function createContext(config: Config, log: Log, compose = true): Promise<Context> {
  const now = () => (config.fixedNow === null ? new Date() : new Date(config.fixedNow))
  const reference = loadReference(folders.reference)
  const locales = loadLocales(folders.locales)
  const link = linkUnder(config.host.baseUrl)
  const directory = loadDirectory(config.directoryFile, reference, now)
  if (!directory.ok) throw new DirectoryMistakes(directory.error)
  const loaded = loadCampaigns({
    campaignsDir: config.folders.campaigns,
    templatesDir: folders.templates,
    reference,
    locales,
    now: now(),
    link,
    compose,
  })
  const letters = loadStatements({ campaignsDir: config.folders.campaigns, locales })
  for (const { slug, problems } of [...loaded.campaigns, ...letters]) logProblems(log, slug, problems)
  const { templates } = loaded

  const db = openDatabase(config.database)
  await migrateToLatest(db)
  const stopTidying = startTidying(db, log, now, async () => {
    await runDueRetention({ config, db, now }, endsOf(loaded))
    await runStatementRetention({ config, db, now }, endsOfStatements(letters))
  })
  const press = rememberPictures(createPress())
  const documents = createDocuments(createPress({ most: 20, limit: 30_000 }))
  const secret = loadSecret(config.secret, config.folders.data)

  let revision = 0
  const changed = () => void revision++
  const bounced = await watchBounced({ db, secret, log, changed })
  const directories = directoriesOf(loaded, directory.value, now)
  const campaigns = new Map(
    loaded.campaigns.flatMap(({ slug, campaign }) => (campaign && !campaign.draft ? [[slug, campaign]] : [])),
  )
  const directoryOf = (campaign: Pick<Campaign, 'slug'>) => withoutBounced(directories(campaign), bounced.has)
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
    directory: directoryOf,
  })
  const composers = new Map<string, { day: string; composer: Composer }>()
  const statements = publishStatements(letters)
  const lists = new Map(letters.map(({ slug, signatories }) => [slug, signatories]))
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
    rolls: createRolls({
      db,
      statements,
      rowsOf: (slug) => lists.get(slug) ?? [],
      states: reference.states,
      now,
    }),
    leftOut: [
      ...new Set([
        ...loaded.campaigns.flatMap(({ slug, campaign }) => (campaign ? [] : [slug])),
        ...letters.flatMap(({ slug, statement }) => (statement ? [] : [slug])),
      ]),
    ],
    directory: directoryOf,
    secret,
    press,
    documents,
    mail,
    now,
    world,
    composer(campaign, lang) {
      const key = `${campaign.slug} ${lang}`
      const day = dayInGeneva(now())
      const kept = composers.get(key)
      if (kept?.day === day) return kept.composer
      const composer = prepareLetters(campaign, lang, world())
      composers.set(key, { day, composer })
      return composer
    },
    revision: () => revision,
    changed,
    refusalWords: (acceptLanguage) => refusalWordsFor(locales, acceptLanguage),
    async close() {
      await mail?.close()
      await bounced.stop()
      await stopTidying()
      await press.close()
      await documents.press.close()
      await db.destroy()
    },
  }
}

/** Names the campaign and where its first mistakes are; the check says what they are. */
function logProblems(log: Log, slug: string, problems: readonly Problem[]): void {
  for (const { file, line, column } of problems.slice(0, 5))
    log.error('campaign-left-out', {
      campaign: slug,
      file: file.split('/').at(-1) ?? '',
      line,
      column,
      problems: problems.length,
    })
}
