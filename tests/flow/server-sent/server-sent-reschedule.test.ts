import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/dialects/open.ts'
import { pauseMail } from '#db/queries/outbox/pause.ts'
import { copyCampaigns, fetchCounter, slug } from '../support/campaign.ts'
import { requestSending, findLink, openMonday, readEmailsTo } from '../support/emails.ts'
import { openSite, type Site } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
const email = 'late@example.org'
const asks = { name: 'Ana', email }

async function inDatabase(site: Site, deed: (db: ReturnType<typeof openDatabase>) => Promise<unknown>) {
  const db = openDatabase({ kind: 'file', path: join(site.dataDir, 'demarche.sqlite') })
  await deed(db).finally(() => db.destroy())
}

async function expectGone(site: Site, link: string) {
  const ana = createVisitor(site.url)
  for (const page of [await ana.visit(link), await ana.post(link, {})]) {
    expect(page.status).toBe(404)
    expect(page.text).toContain(t('confirm.gone-title'))
    expect(page.text).not.toContain(t('confirm.done-already'))
  }
}

test('a link that is two days old is gone, also for who still has its page open, and confirms nothing', async () => {
  const site = await openSite(openMonday)
  await requestSending(site.url, `/en/campaigns/${slug}/write/CH`, asks)
  const link = findLink((await readEmailsTo(site.url, email))[0], 'confirm')
  await inDatabase(site, (db) =>
    db.updateTable('pendingConfirmation').set({ expiresAt: '2026-03-02T09:50:00.000Z' }).execute(),
  )
  await expectGone(site, link)
  expect((await fetchCounter(site.url)).letters.confirmed).toBe(0)
})

test('a link of a campaign that was taken away is gone', async () => {
  const before = await copyCampaigns({ going: (yaml) => yaml, staying: (yaml) => yaml })
  const after = await copyCampaigns({ staying: (yaml) => yaml })
  const site = await openSite({ ...openMonday, CAMPAIGNS_DIR: before })
  await requestSending(site.url, '/en/campaigns/going/write/CH', asks)
  const link = findLink((await readEmailsTo(site.url, email))[0], 'confirm')
  await site.stop()
  await expectGone(await openSite({ ...openMonday, CAMPAIGNS_DIR: after, DATA_DIR: site.dataDir }), link)
})

test('whoever confirms while every mail is paused is promised neither minutes nor a mail', async () => {
  const site = await openSite(openMonday)
  await requestSending(site.url, `/en/campaigns/${slug}/write/CH`, asks)
  const link = findLink((await readEmailsTo(site.url, email))[0], 'confirm')
  await inDatabase(site, (db) => pauseMail(db, '*'))
  const done = await createVisitor(site.url).post(link, {})
  expect(done.text).toContain(t('confirm.done-paused'))
  for (const key of ['done-soon', 'done-mail'] as const) expect(done.text).not.toContain(t(`confirm.${key}`))
})
