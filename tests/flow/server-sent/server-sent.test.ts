import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCampaign, fetchCounter, slug } from '../support/campaign.ts'
import { findLink, openMonday, prepareLetter, readMailbox, readEmailsTo } from '../support/emails.ts'
import { startSite, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

const campaign = readCampaign()
let site: Site
beforeAll(async () => void (site = await startSite(openMonday)))
afterAll(() => site.remove())

describe.each([
  ['en', 'CH', 'Ana Pérez', 'ana.walk@example.org'],
  ['zh', 'JP', '王小明', 'wang.walk@example.org'],
])('in %s, somebody without a mail program', (lang, state, name, email) => {
  const { t } = wordsIn(lang)
  const title = campaign.words.get(lang)?.title ?? ''

  test('asks, confirms by a link and a button, and the mission has the letter', async () => {
    const ana = createVisitor(site.url)
    const before = (await fetchCounter(site.url)).letters
    const ready = await prepareLetter(ana, `/${lang}/campaigns/${slug}/write/${state}`, { name }, lang)
    expect(ready.text).toContain(t('send.stored'))
    expect(fillForm(ready, t('send.button')).fields.name).toBe(name)
    const look = await ana.press(ready, t('send.button'), { email })
    expect([look.status, look.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(look.text).toContain(t('send.look-title'))
    expect(look.text).toContain(email)

    const [asking] = await readEmailsTo(site.url, email)
    expect(asking?.text).toContain(t('mail.confirm-subject', { count: 1, campaign: title }))
    expect(asking?.text).not.toContain(name)
    const link = findLink(asking, 'confirm')
    expect(link.startsWith(`/${lang}/`)).toBe(true)

    const page = await ana.visit(link)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(page.text).toContain(name)
    expect(page.text).toContain(email)
    const done = await ana.press(page, t('confirm.button', { count: 1 }))
    expect(done.text).toContain(t('confirm.done-title'))
    for (const key of ['done-soon', 'done-mail'] as const) expect(done.text).toContain(t(`confirm.${key}`))

    const emails = await readEmailsTo(site.url, email, 3)
    const letter = emails.find(({ text }) => text.includes(`mission.${state.toLowerCase()}@geneva.example`))
    expect(letter?.text).toMatch(new RegExp(`${wordsIn('en').t('mailbox.reply-to')}\\s+${name} <${email}>`))
    expect(letter?.text).toMatch(
      new RegExp(`${wordsIn('en').t('mailbox.from')}\\s+${name} <letters@demarche\\.example>`),
    )
    expect(letter?.text).toContain(`\n\n${name}`)
    const thanks = emails.find(({ text }) => text.includes(t('mail.thanks-subject', { count: 1 })))
    expect(findLink(thanks, 'yours')).toBe(findLink(asking, 'yours'))

    // The mission's server has it a moment before our database says so.
    await expect
      .poll(async () => (await fetchCounter(site.url)).letters)
      .toMatchObject({ confirmed: before.confirmed + 1, accepted: before.accepted + 1, queued: 0 })
  })

  test('and comes back to the link later: it is used, and nothing is sent twice', async () => {
    const ana = createVisitor(site.url)
    const link = findLink((await readEmailsTo(site.url, email, 3)).at(-1), 'confirm')
    const used = await ana.visit(link)
    expect([used.status, used.text.includes(t('confirm.gone-title'))]).toEqual([404, true])
    const again = await ana.post(link, {})
    expect(again.text).toContain(t('confirm.done-already'))
    expect(again.text).not.toContain(t('confirm.done-mail'))
    expect(await readEmailsTo(site.url, email, 3)).toHaveLength(3)
  })

  test('and sees by the other link that nothing but a number is left, and erases it', async () => {
    const ana = createVisitor(site.url)
    const link = findLink((await readEmailsTo(site.url, email, 3)).at(-1), 'yours')
    const stored = await ana.visit(link)
    expect(stored.text).toContain(t('manage-letters.unlinked', { count: 1 }))
    expect(stored.text).not.toContain(email)
    const erased = await ana.press(stored, t('manage-letters.erase'))
    expect(erased.text).toContain(t('manage-letters.erased-title'))
    expect((await readMailbox(site.url)).filter(({ text }) => text.includes(email))).toEqual([])
    const gone = await ana.visit(link)
    expect([gone.status, gone.text.includes(t('confirm.gone-title'))]).toEqual([404, true])
    expect((await ana.post(link, { intent: 'erase' })).status).toBe(404)
  })
})
