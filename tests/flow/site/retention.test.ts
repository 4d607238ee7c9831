import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { openDatabase } from '#db/dialects/open.ts'
import { confirmed, somebody } from '#db/testing/mail.fixture.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { copyCampaigns } from '../support/campaign.ts'
import { databaseEnv, startSite } from '../support/site.ts'

describe.each(databases())('on $name', ({ open }) => {
  test('a site that starts after a campaign’s time erases who took part, and spares those of others', async () => {
    const campaigns = await copyCampaigns({
      over: (yaml) => yaml.replace(/^schedule:(?: .*)?\n(?: .*\n)*/m, 'schedule:\n  closes: 2026-03-10\n'),
      broken: (yaml) => yaml.replace(/^schedule:/m, 'shedule:'),
    })
    const database = await open()
    onTestFinished(() => database.close())
    const site = await startSite({ ...databaseEnv(database.config), CAMPAIGNS_DIR: campaigns })
    onTestFinished(() => site.remove())
    await site.stop()
    const db = openDatabase(
      database.config.kind === 'url'
        ? database.config
        : { kind: 'file', path: `${site.dataDir}/demarche.sqlite` },
    )
    onTestFinished(() => db.destroy())
    await migrateToLatest(db)
    for (const campaign of ['over', 'broken', 'gone'])
      await confirmed(db, somebody(campaign, { campaign, emailKey: campaign }))

    for (const [day, left] of [
      ['2026-04-09', ['broken', 'gone', 'over']],
      ['2026-04-10', ['broken', 'gone']],
    ] as const) {
      const again = await startSite({
        ...databaseEnv(database.config),
        CAMPAIGNS_DIR: campaigns,
        DATA_DIR: site.dataDir,
        DEMARCHE_NOW: `${day}T12:00:00Z`,
        // Nothing is sent meanwhile.
        SMTP_URL: 'smtp://127.0.0.1:1',
        MAIL_FROM: 'letters@example.org',
      })
      await again.stop()
      const rows = await db.selectFrom('supporter').select('campaign').orderBy('campaign').execute()
      expect(rows.map(({ campaign }) => campaign)).toEqual(left)
      expect(again.log.join('')).not.toContain('job-failed')
    }
  })
})
