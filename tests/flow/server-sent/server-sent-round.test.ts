import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '#db/dialects/open.ts'
import { pauseMail, resumeMail } from '#db/queries/outbox/pause.ts'
import { waitFor } from '../../wait-for.ts'
import { copyCampaigns, fetchCounter, slug } from '../support/campaign.ts'
import {
  requestSending,
  findLink,
  openMonday,
  prepareLetter,
  readMailbox,
  readEmailsTo,
} from '../support/emails.ts'
import { openSite, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
const write = `/en/campaigns/${slug}/write`
const asks = (email: string) => ({ name: 'Ana Pérez', email })

/** What the operator does on the command line. */
async function asOperator(site: Site, deed: (db: ReturnType<typeof openDatabase>) => Promise<void>) {
  const db = openDatabase({ kind: 'file', path: join(site.dataDir, 'demarche.sqlite') })
  await deed(db).finally(() => db.destroy())
}

test('three missions of a round get their own letters, in their own languages, with her own words', async () => {
  const site = await openSite(openMonday)
  const ana = createVisitor(site.url)
  const ready = await prepareLetter(ana, `${write}/JP?round=JP.FR.MX`, {
    ...asks('round@example.org'),
    why: 'My sister was there.',
    subject: 'Only for Japan',
  })
  expect(ready.text).toContain(t('send.rest', { count: 2 }))
  await ana.press(ready, t('send.button'), { ...asks('round@example.org'), rest: '1' })
  const [asking] = await readEmailsTo(site.url, 'round@example.org')
  expect(asking?.text).not.toContain('sister')
  expect(asking?.text).not.toContain('Only for Japan')
  const page = await ana.visit(findLink(asking, 'confirm'))
  const done = await ana.press(page, t('confirm.button', { count: 3 }))
  expect(done.text).toContain(t('confirm.done-queued', { count: 3 }))
  const emails = await readEmailsTo(site.url, 'round@example.org', 5)
  const to = (state: string) => emails.filter(({ text }) => text.includes(`mission.${state}@geneva.example`))
  for (const [state, lang] of [
    ['jp', 'en'],
    ['fr', 'fr'],
    ['mx', 'es'],
  ] as const) {
    expect(to(state)).toHaveLength(1)
    expect(to(state)[0]?.html).toMatch(new RegExp(`<article class="paper" lang="${lang}"`))
    expect(to(state)[0]?.text).toContain('My sister was there.')
    expect(to(state)[0]?.text).toContain('\n\nAna Pérez')
  }
  expect(to('jp')[0]?.text).toContain('Only for Japan')
  expect(to('fr')[0]?.text).not.toContain('Only for Japan')
  await expect
    .poll(async () => (await fetchCounter(site.url)).letters)
    .toMatchObject({ confirmed: 3, accepted: 3, queued: 0 })
})

test('without the box only the one letter goes; at the end of a round there is no box', async () => {
  const site = await openSite(openMonday)
  await requestSending(site.url, `${write}/FR?round=CH.FR.MX`, asks('one@example.org'))
  const link = findLink((await readEmailsTo(site.url, 'one@example.org'))[0], 'confirm')
  expect((await createVisitor(site.url).visit(link)).text).toContain(t('confirm.title', { count: 1 }))
  const last = await prepareLetter(createVisitor(site.url), `${write}/MX?round=CH.FR.MX`)
  expect(fillForm(last, t('send.button')).form.boxes).toEqual([])
})

describe('one mailbox', () => {
  test('is asked once per campaign and day, three times a day in all, five times ever', async () => {
    const names = ['a', 'b', 'c', 'd']
    const folder = await copyCampaigns(Object.fromEntries(names.map((name) => [name, (yaml) => yaml])))
    const asked = async (site: Site, email: string, times: number) => {
      for (let i = 0; i < times; i++)
        for (const name of names)
          await requestSending(site.url, `/en/campaigns/${name}/write/CH`, asks(email))
      return (await readMailbox(site.url)).length
    }
    const first = await openSite({ ...openMonday, CAMPAIGNS_DIR: folder })
    expect(await asked(first, 'limit@example.org', 2)).toBe(3)
    expect(await asked(first, 'LIMIT+again@EXAMPLE.org', 1)).toBe(3)
    await first.stop()
    const tomorrow = { DEMARCHE_NOW: '2026-03-03T10:00:00Z', CAMPAIGNS_DIR: folder, DATA_DIR: first.dataDir }
    expect(await asked(await openSite(tomorrow), 'limit@example.org', 2)).toBe(5)
  })

  test('gets one letter through to each mission, also by a second confirmation', async () => {
    const site = await openSite(openMonday)
    const confirm = async (base: string) => {
      const emails = await readEmailsTo(base, 'twice@example.org')
      const link = findLink(emails[0], 'confirm')
      return createVisitor(base).press(
        await createVisitor(base).visit(link),
        t('confirm.button', { count: 1 }),
      )
    }
    await requestSending(site.url, `${write}/CH`, asks('twice@example.org'))
    await confirm(site.url)
    await readEmailsTo(site.url, 'twice@example.org', 3)
    await waitFor(
      'the letter to be accepted',
      async () => (await fetchCounter(site.url)).letters.accepted === 1,
    )
    await site.stop()
    const tomorrow = await openSite({ DEMARCHE_NOW: '2026-03-03T10:00:00Z', DATA_DIR: site.dataDir })
    await requestSending(tomorrow.url, `${write}/CH`, asks('twice@example.org'))
    await readEmailsTo(tomorrow.url, 'twice@example.org', 4)
    const none = await confirm(tomorrow.url)
    for (const key of ['none-title', 'done-none'] as const) expect(none.text).toContain(t(`confirm.${key}`))
    for (const key of ['done-title', 'done-mail', 'done-counted'] as const)
      expect(none.text).not.toContain(t(`confirm.${key}`))
    expect(await readEmailsTo(tomorrow.url, 'twice@example.org', 4)).toHaveLength(4)
    expect((await fetchCounter(tomorrow.url)).letters).toMatchObject({ confirmed: 1, accepted: 1 })
  })
})

describe('before her letters have gone out, Ana', () => {
  const email = 'canary.perez@example.org'

  async function confirmPaused(site: Site) {
    await requestSending(site.url, `${write}/CH?round=CH.FR`, { ...asks(email), rest: '1' })
    const [asking] = await readEmailsTo(site.url, email)
    await asOperator(site, (db) => pauseMail(db, slug))
    const ana = createVisitor(site.url)
    const done = await ana.press(
      await ana.visit(findLink(asking, 'confirm')),
      t('confirm.button', { count: 2 }),
    )
    expect(done.text).toContain(t('confirm.done-paused'))
    expect(done.text).not.toContain(t('confirm.done-soon'))
    expect(done.text).toContain(t('confirm.done-mail'))
    return { ana, yours: findLink(asking, 'yours') }
  }

  test('withdraws them: they are never sent, and the numbers say so', async () => {
    const site = await openSite(openMonday)
    const { ana, yours } = await confirmPaused(site)
    const stored = await ana.visit(yours)
    expect(stored.text).toContain(email)
    expect(stored.text).toContain(t('manage-letters.status.queued'))
    expect((await fetchCounter(site.url)).letters).toMatchObject({ confirmed: 2, queued: 2, accepted: 0 })
    const withdrawn = await ana.press(stored, t('manage-letters.withdraw'))
    expect(withdrawn.text).toContain(t('manage-letters.withdrawn', { count: 2 }))
    await asOperator(site, (db) => resumeMail(db, slug))
    expect((await ana.visit(yours)).text).toContain(t('manage-letters.status.withdrawn'))
    const emails = await readMailbox(site.url)
    expect(emails.filter(({ text }) => text.includes('@geneva.example'))).toEqual([])
    expect((await fetchCounter(site.url)).letters).toMatchObject({ confirmed: 2, queued: 0, accepted: 0 })
  })

  test('erases everything: no file of the site knows her any more', async () => {
    const site = await openSite(openMonday)
    const { ana, yours } = await confirmPaused(site)
    // What is on its way to a mail server still goes out, so the thank-you mail must have arrived.
    expect(await readEmailsTo(site.url, email, 2)).toHaveLength(2)
    const erased = await ana.press(await ana.visit(yours), t('manage-letters.erase'))
    expect(erased.text).toContain(t('manage-letters.erased-title'))
    const files = (await readdir(site.dataDir, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    )
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const bytes = await readFile(join(file.parentPath, file.name))
      for (const trace of ['canary.p', 'Ana P', yours.split('/')[3] ?? ''])
        expect(bytes.includes(trace), `${trace} in ${file.name}`).toBe(false)
    }
    expect(site.log.join('')).not.toMatch(/canary|Ana/)
  })
})

test('Ana erases everything while her letters go out: none of them is in the mailbox of the demonstration afterwards', async () => {
  const site = await openSite(openMonday)
  for (const [i, pause] of [0, 10, 30, 60].entries()) {
    const mailbox = `rush${i}@example.org`
    const many = 'CH.FR.KE.DE.AT.BE.BR.CA.CL.CR.CZ.DK.EE.ES.FI.GB.GH.GR.IE.IT.JP.LT.LU.LV.MX.NL.NO.PL.PT.SE'
    await requestSending(site.url, `${write}/CH?round=${many}`, { ...asks(mailbox), rest: '1' })
    const [asking] = await readEmailsTo(site.url, mailbox)
    const ana = createVisitor(site.url)
    const page = await ana.visit(findLink(asking, 'confirm'))
    const rights = await ana.visit(findLink(asking, 'yours'))
    await ana.press(page, t('confirm.button', { count: many.split('.').length }))
    await new Promise((resolve) => setTimeout(resolve, pause))
    const erased = await ana.press(rights, t('manage-letters.erase'))
    expect(erased.text).toContain(t('manage-letters.erased-title'))
    expect(erased.text).not.toContain(t('manage-letters.erased-under-way'))
    const left = async () => {
      const folder = join(site.dataDir, 'mailbox')
      const texts = await Promise.all(
        (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
      )
      return texts.filter((text) => text.includes(mailbox)).length
    }
    expect(await left()).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await left()).toBe(0)
  }
})

describe('“Send it for me” is not offered', () => {
  const offer = async (site: Site, path = `${write}/CH`) => {
    const ready = await prepareLetter(createVisitor(site.url), path)
    expect(ready.text).toContain(t('out.ways'))
    return ready.text.includes(t('send.title'))
  }

  test('while the operator has paused the campaign, or everything', async () => {
    const site = await openSite(openMonday)
    expect(await offer(site)).toBe(true)
    for (const what of [slug, '*']) {
      await asOperator(site, (db) => pauseMail(db, what))
      expect(await offer(site)).toBe(false)
      await asOperator(site, (db) => resumeMail(db, what))
    }
    expect(await offer(site)).toBe(true)
  })

  test('and a form from before the pause comes back with the letter', async () => {
    const site = await openSite(openMonday)
    const ana = createVisitor(site.url)
    const ready = await prepareLetter(ana, `${write}/CH`)
    await asOperator(site, (db) => pauseMail(db, slug))
    const page = await ana.press(ready, t('send.button'), asks('late@example.org'))
    expect(page.status).toBe(403)
    expect(page.text).toContain(t('out.ways'))
    expect(await readMailbox(site.url)).toEqual([])
  })
})
