import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { runCli } from '#app/cli/cli.fixture.ts'
import { openMonday } from '../support/emails.ts'
import { startSite, type Site } from '../support/site.ts'
import { findSignatureLink, organisation, signAndConfirm, slug, startOpenLetterSite } from './signing.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
let site: Site & { campaigns: string }
beforeAll(async () => void (site = await startOpenLetterSite()))
afterAll(() => site.remove())

const settings = () => ({ ...openMonday, DATA_DIR: site.dataDir, CAMPAIGNS_DIR: site.campaigns })
const demarche = (...args: string[]) => runCli({ ...settings(), BASE_URL: site.url }, args)
const findWaiting = async (name: string): Promise<string> => {
  const { out } = await demarche('statement', 'waiting', slug, '--json')
  const { waiting } = JSON.parse(out) as { waiting: { id: string; name: string }[] }
  return waiting.find((one) => one.name === name)?.id ?? ''
}
const correct = async (yours: string, typed: Record<string, string>) => {
  const ana = createVisitor(site.url)
  return ana.press(await ana.visit(yours), t('manage-signature.correct'), typed)
}

test('the organiser approves what was looked at, and nothing that was corrected since', async () => {
  const typed = organisation({ name: 'Small Choir', website: 'https://choir.example', email: 'c@gmail.com' })
  const { yours } = await signAndConfirm(site.url, typed)
  const seen = await findWaiting('Small Choir')
  await correct(yours, { ...typed, name: 'The Great Federation' })
  const late = await demarche('statement', 'approve', slug, seen)
  expect(late.code).toBe(1)
  expect(JSON.stringify(late)).toContain('The signature has been corrected since')
  const [, id = ''] = seen.split('~')
  expect((await demarche('statement', 'approve', slug, '--', id)).code).toBe(1)
  const now = await findWaiting('The Great Federation')
  expect((await demarche('statement', 'approve', slug, now)).code).toBe(0)
})

test('a second officer says yes to what was on the page; to another name they are asked again', async () => {
  const typed = organisation({ name: 'First Name', email: 'f@gmail.com', second: 'officer@example.org' })
  const { yours } = await signAndConfirm(site.url, typed)
  const officer = createVisitor(site.url)
  const link = await findSignatureLink(site.url, 'officer@example.org', 'confirm')
  const page = await officer.visit(link)
  await correct(yours, { ...typed, name: 'Other Name' })
  const again = await officer.press(page, t('signature.officer-confirm'))
  expect(again.text).toContain(t('signature.officer-corrected'))
  expect(again.text).toContain('Other Name')
  const unclear = await officer.post(link, {
    ...fillForm(again, t('signature.officer-confirm')).fields,
    intent: '',
  })
  expect(unclear.text).toContain(t('signature.officer-title'))
  const done = await officer.press(again, t('signature.officer-confirm'))
  expect(done.text).toContain(t('signature.officer-done-title'))
  expect((await officer.visit(link)).status).toBe(404)
})

test('while all mails are paused there is no form that would be refused', async () => {
  const form = `/en/campaigns/${slug}/sign`
  const ana = createVisitor(site.url)
  await demarche('mail', 'pause')
  const paused = await ana.visit(form)
  expect(paused.text).toContain(t('sign.paused'))
  expect(paused.html).not.toContain('name="email"')
  await demarche('mail', 'resume')
  expect((await ana.visit(form)).html).toContain('name="email"')
})

test.each(['gone', 'broken'])(
  'of an open letter that is %s, what is stored can be seen and taken back',
  async (how) => {
    const typed = organisation({ name: `Kept ${how}`, email: `kept.${how}@example.org` })
    const { yours } = await signAndConfirm(site.url, typed)
    await demarche('statement', 'waiting', slug)
    const folder = join(site.campaigns, slug)
    const other = join(site.campaigns, 'elsewhere')
    await rm(other, { recursive: true, force: true })
    if (how === 'gone') await rename(folder, other)
    const facts = join(folder, 'statement.yaml')
    const before = how === 'gone' ? '' : await readFile(facts, 'utf8')
    if (how === 'broken') await writeFile(facts, `${before}\nnonsense: 1\n`)
    onTestFinished(() => (how === 'gone' ? rename(other, folder) : writeFile(facts, before)))
    const late = await startSite(settings())
    onTestFinished(() => late.stop())
    const ana = createVisitor(late.url)
    const page = await ana.visit(yours)
    expect(page.status).toBe(200)
    for (const shown of [t('manage-signature.no-statement'), typed.name ?? '', typed.email ?? ''])
      expect(page.text).toContain(shown)
    const withdrawn = await ana.press(page, t('manage-signature.withdraw'))
    expect(withdrawn.text).toContain(t('manage-signature.done.withdrawn'))
  },
)
